package io.traininglog.robustness;

import io.traininglog.postgresql.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A process with a server of its own: says at which port and in which folder, and ends as it is told. */
final class ServerOwner {

    private ServerOwner() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        PostgresServer server = PostgresServer.shared();
        try (Connection connection = DriverManager.getConnection(server.superuserUrl());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SHOW data_directory")) {
            result.next();
            System.out.println(server.port());
            System.out.println(result.getString(1));
        }
        if ("exit".equals(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine())) {
            System.exit(3);
        }
    }
}
