package io.traininglog.sql;

import io.traininglog.Finding;
import io.traininglog.Finding.Kind;
import io.traininglog.store.Uuids;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A file that is being checked: what is read of it, and what is found. Nothing in it is trusted, names included. */
final class CheckedFile {

    /** Codes of failures that say more of the file than of the machine. */
    private static final Set<Integer> OF_THE_FILE =
            Set.of(SqliteDialect.ERROR, SqliteDialect.CORRUPT, SqliteDialect.MISMATCH, SqliteDialect.FORMAT);

    private static final int MOST_CHARACTERS = 100;

    private final Path file;
    private final Connection connection;
    private final Consumer<? super Finding> findings;

    CheckedFile(Path file, Connection connection, Consumer<? super Finding> findings) {
        this.file = file;
        this.connection = connection;
        this.findings = findings;
    }

    /** A part of the check. */
    interface Part {
        void run() throws SQLException;
    }

    /** Takes a row. */
    interface Row {
        void take(ResultSet row) throws SQLException;
    }

    Path file() {
        return file;
    }

    Connection connection() {
        return connection;
    }

    /** Runs a part; where that ends because the file is damaged, it is a finding, and the others still run. */
    void attempt(String what, Part part) throws SQLException {
        try {
            part.run();
        } catch (SQLException e) {
            if (!OF_THE_FILE.contains(e.getErrorCode() & 0xff)) {
                throw e;
            }
            add(Kind.FILE, what + " cannot be read to the end: " + oneLine(String.valueOf(e.getMessage())));
        }
    }

    void each(String sql, Row each, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.take(rows);
                }
            }
        }
    }

    long number(String sql, Object... arguments) throws SQLException {
        return Numbers.of(connection, sql, arguments);
    }

    /** The UUID of a log by its number, as it is stored; null if there is none. */
    @Nullable
    String uuid(Object log) throws SQLException {
        return text("SELECT substr(uuid, 1, 200) FROM lineage WHERE id = ?", log);
    }

    /** A key by its number; null if there is none. */
    @Nullable
    String key(Object key) throws SQLException {
        return text("SELECT substr(key, 1, 200) FROM keys WHERE id = ?", key);
    }

    private @Nullable String text(String sql, Object argument) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, argument);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? String.valueOf(row.getString(1)) : null;
            }
        }
    }

    /** Tells of what belongs to no log. */
    void add(Kind kind, String what) {
        findings.accept(new Finding(kind, Optional.empty(), OptionalLong.empty(), Optional.empty(), oneLine(what)));
    }

    /** Tells of what is at a place in a log. */
    void add(Kind kind, @Nullable String uuid, @Nullable Long time, @Nullable String key, String what) {
        String message = (uuid == null ? "no log" : "log " + shown(uuid))
                + (time == null ? "" : ", time " + time)
                + (key == null ? "" : ", key " + quoted(key))
                + ": " + what;
        findings.accept(new Finding(
                kind,
                parsed(uuid),
                time == null ? OptionalLong.empty() : OptionalLong.of(time),
                Optional.ofNullable(key),
                oneLine(message)));
    }

    private static Optional<UUID> parsed(@Nullable String uuid) {
        try {
            return uuid == null ? Optional.empty() : Optional.of(Uuids.parse(uuid));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String quoted(String text) {
        return "'" + shown(text) + "'";
    }

    private static String shown(String text) {
        return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text;
    }

    /** Without what would end the line, or tell a terminal what to do. */
    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
