package io.traininglog.benchmarks.questions;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The least that a command does which looks into a database: Java starts, SQLite opens it and counts its logs. */
public final class CountLogs {

    private CountLogs() {}

    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM lineage")) {
            count.next();
            System.out.println(count.getLong(1));
        }
    }
}
