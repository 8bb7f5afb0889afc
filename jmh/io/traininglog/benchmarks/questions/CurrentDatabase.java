package io.traininglog.benchmarks.questions;

import io.traininglog.TrainingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Databases with one log of one entry: one of this library's, and a plain one with tables as alike as is of use. */
public final class CurrentDatabase {

    static final String KEY = "train_cost";

    private CurrentDatabase() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        Path folder = Path.of(arguments[0]);
        UUID uuid;
        try (TrainingLog log = TrainingLog.open(ours(folder))) {
            log.record(1, KEY, 0.5);
            uuid = log.uuid();
        }
        Files.writeString(note(folder), uuid.toString());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + plain(folder));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("""
                    PRAGMA journal_mode = WAL;
                    CREATE TABLE lineage (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE);
                    CREATE TABLE keys (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
                    CREATE TABLE entries (
                      log INTEGER NOT NULL, time INTEGER NOT NULL, key INTEGER NOT NULL, value,
                      PRIMARY KEY (log, time, key)) WITHOUT ROWID;
                    INSERT INTO lineage (uuid) VALUES ('%s');
                    INSERT INTO keys (key) VALUES ('%s');
                    INSERT INTO entries VALUES (1, 1, 1, 0.5);
                    """.formatted(uuid, KEY));
        }
    }

    static Path ours(Path folder) {
        return folder.resolve("runs.sqlite");
    }

    static Path plain(Path folder) {
        return folder.resolve("plain.sqlite");
    }

    private static Path note(Path folder) {
        return folder.resolve("uuid");
    }

    static UUID uuid(Path folder) {
        try {
            return UUID.fromString(Files.readString(note(folder)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
