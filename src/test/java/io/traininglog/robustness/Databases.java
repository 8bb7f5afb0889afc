package io.traininglog.robustness;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.sqlite.SQLiteConfig;

/** SQLite files as another program sees and makes them: by plain JDBC, past the library. */
final class Databases {

    static final String BLOCKS_ENTRIES =
            "CREATE TABLE entries (uuid TEXT NOT NULL, time INT NOT NULL, \"key\" TEXT NOT NULL, value,"
                    + " PRIMARY KEY(uuid, time, \"key\"))";
    static final String BLOCKS_STATUS =
            "CREATE TABLE status (uuid TEXT NOT NULL, \"key\" text NOT NULL, value, PRIMARY KEY(uuid, \"key\"))";

    private Databases() {}

    /** The URI form: a path may hold characters that mean something in a URL. */
    static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(30_000);
        return config.createConnection("jdbc:sqlite:" + file.toUri());
    }

    static void execute(Path file, String... statements) throws SQLException {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static void update(Path file, String sql, Object... arguments) throws SQLException {
        try (Connection connection = connect(file);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.execute();
        }
    }

    /** How many entries it has, sealed ones included. */
    static String entries(Path file) throws SQLException {
        boolean hasColumns = version(file) >= 3;
        return strings(
                        file,
                        "SELECT (SELECT count(*) FROM entries)"
                                + (hasColumns ? " + coalesce((SELECT sum(size) FROM chunks), 0)" : ""))
                .get(0);
    }

    /** The first column. */
    static List<String> strings(Path file, String sql) throws SQLException {
        try (Connection connection = connect(file)) {
            return strings(connection, sql);
        }
    }

    static List<String> strings(Connection connection, String sql) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }

    static List<String> integrity(Path file) throws SQLException {
        return strings(file, "PRAGMA integrity_check");
    }

    /** 1 for what Blocks wrote, otherwise what the history says. */
    static int version(Path file) throws SQLException {
        List<String> tables = strings(file, "SELECT name FROM sqlite_master WHERE type = 'table'");
        return tables.contains("traininglog_schema_history")
                ? Integer.parseInt(strings(
                                file,
                                "SELECT max(CAST(version AS INTEGER)) FROM traininglog_schema_history WHERE success")
                        .get(0))
                : tables.contains("entries") ? 1 : 0;
    }

    /** Copies a database that is open, all but the lock table: as the death of its process would leave it. */
    static void copyOpen(Path file, Path copy) throws IOException {
        for (Path old : journals(copy)) {
            Files.delete(old);
        }
        for (Path journal : journals(file)) {
            String name = journal.getFileName()
                    .toString()
                    .substring(file.getFileName().toString().length());
            Files.copy(journal, copy.resolveSibling(copy.getFileName() + name));
        }
        Files.deleteIfExists(copy.resolveSibling(copy.getFileName() + "-shm"));
        for (String suffix : List.of("", "-wal", "-journal")) {
            Path from = file.resolveSibling(file.getFileName() + suffix);
            Path to = copy.resolveSibling(copy.getFileName() + suffix);
            Files.deleteIfExists(to);
            if (Files.exists(from)) {
                Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static List<Path> journals(Path file) throws IOException {
        try (var files = Files.list(file.toAbsolutePath().getParent())) {
            return files.filter(path -> path.getFileName().toString().startsWith(file.getFileName() + ".journal-"))
                    .toList();
        }
    }

    /** A copy of the database that Blocks itself wrote. */
    static Path blocks(Path copy) throws IOException {
        return resource("/io/traininglog/blocks/blocks-small.sqlite", copy);
    }

    static Path resource(String name, Path copy) throws IOException {
        try (InputStream stream = Objects.requireNonNull(Databases.class.getResourceAsStream(name), name)) {
            Files.copy(stream, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }

    /** An empty database with the tables of Blocks. */
    static Path emptyBlocks(Path file) throws SQLException {
        execute(file, BLOCKS_ENTRIES, BLOCKS_STATUS);
        return file;
    }

    /** One log as Blocks writes it, with {@code cost} = time under times from 1. */
    static void addBlocksLog(Path file, UUID log, UUID parent, int times) throws SQLException {
        String hex = hex(log);
        try (Connection connection = connect(file);
                PreparedStatement status = connection.prepareStatement("INSERT INTO status VALUES (?, ?, ?)");
                PreparedStatement entry =
                        connection.prepareStatement("INSERT INTO entries VALUES (?, ?, 'cost', CAST(? AS REAL))")) {
            connection.setAutoCommit(false);
            status.setString(1, hex);
            for (Map.Entry<String, ?> value :
                    Map.of("iterations_done", times, "epochs_done", 0).entrySet()) {
                status.setString(2, value.getKey());
                status.setObject(3, value.getValue());
                status.execute();
            }
            status.setString(2, "resumed_from");
            status.setString(3, parent == null ? null : hex(parent));
            status.execute();
            entry.setString(1, hex);
            for (int time = 1; time <= times; time++) {
                entry.setInt(2, time);
                entry.setInt(3, time);
                entry.execute();
            }
            connection.commit();
        }
    }

    /** A closed database of the newest schema, with one log of so many steps of {@code cost}; answers the log. */
    static UUID withOneLog(Path file, int steps) {
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog log = database.create()) {
            for (int time = 1; time <= steps; time++) {
                log.record(time, "cost", time);
            }
            return log.uuid();
        }
    }

    static String hex(UUID uuid) {
        return uuid.toString().replace("-", "");
    }

    static UUID uuid(String hex) {
        return UUID.fromString(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }

    /** The names of the files beside it that begin like it, itself included; sorted. */
    static List<String> family(Path file) throws IOException {
        try (var files = Files.list(file.toAbsolutePath().getParent())) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }
}
