package io.traininglog.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** SQLite files as other tools make them. */
final class SqlScript {

    private SqlScript() {}

    /** A database that a script of the tests' resources makes; its statements end in lines that end in a semicolon. */
    static Path run(String script, Path file) throws IOException, SQLException {
        try (InputStream in = Objects.requireNonNull(SqlScript.class.getResourceAsStream(script), script)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return execute(file, text.split(";\n"));
        }
    }

    static Path execute(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
            return file;
        }
    }
}
