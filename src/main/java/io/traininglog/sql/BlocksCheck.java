package io.traininglog.sql;

import io.traininglog.Finding.Kind;
import io.traininglog.value.Cell;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be wrong with the tables that Python's Blocks creates: they know logs by the status alone. */
final class BlocksCheck {

    private static final String BLOB =
            "CASE WHEN octet_length(value) <= " + CheckedCell.MOST_BYTES + " THEN value END, octet_length(value)";

    private final CheckedFile file;
    private final Gone gone;
    private final Set<String> settled = new HashSet<>();

    BlocksCheck(CheckedFile file, Gone gone) {
        this.file = file;
        this.gone = gone;
    }

    void lineage() throws SQLException {
        file.each(
                """
                SELECT substr(uuid, 1, 200), substr(value, 1, 200) FROM status
                WHERE key = 'resumed_from' AND value IS NOT NULL AND value NOT IN (SELECT uuid FROM status)
                """,
                row -> file.add(
                        Kind.LINEAGE,
                        row.getString(1),
                        null,
                        null,
                        "it was resumed from " + row.getString(2) + ", which is not there: its lineage ends here"));
        file.each(
                "SELECT uuid FROM status WHERE key = 'resumed_from' AND typeof(value) = 'text' AND length(uuid) <= 200",
                row -> followFrom(row.getString(1)));
    }

    private void followFrom(String log) throws SQLException {
        Set<String> path = new LinkedHashSet<>();
        String next = log;
        while (next != null && !settled.contains(next)) {
            if (!path.add(next)) {
                file.add(
                        Kind.LINEAGE,
                        next,
                        null,
                        null,
                        "it is its own ancestor: its lineage leads round in a circle, and is cut somewhere");
                break;
            }
            next = parent(next);
        }
        settled.addAll(path);
    }

    private @Nullable String parent(String log) throws SQLException {
        @Nullable String[] parent = new String[1];
        file.each("""
                SELECT value FROM status
                WHERE uuid = ? AND key = 'resumed_from' AND typeof(value) = 'text' AND length(value) <= 200
                """, row -> parent[0] = row.getString(1), log);
        return parent[0];
    }

    void entries() throws SQLException {
        file.each(
                """
                SELECT substr(uuid, 1, 200), count(*) FROM entries
                WHERE uuid NOT IN (SELECT uuid FROM status) GROUP BY uuid
                """,
                row -> file.add(
                        Kind.ORPHAN,
                        row.getString(1),
                        null,
                        null,
                        row.getLong(2) + " entries, and there is no such log"));
        file.each(
                """
                SELECT substr(uuid, 1, 200), substr(key, 1, 200), substr(time, 1, 200) FROM entries
                WHERE typeof(time) <> 'integer' OR time < 0
                """,
                row -> file.add(
                        Kind.VALUE,
                        row.getString(1),
                        null,
                        row.getString(2),
                        "the time '" + row.getString(3) + "' is no non-negative integer"));
        file.each(
                "SELECT substr(uuid, 1, 200), substr(key, 1, 200), " + BLOB
                        + ", time FROM entries WHERE typeof(value) = 'blob'",
                row -> check(row, row.getLong(5), ""));
        gone.throughTwice();
    }

    void status() throws SQLException {
        file.each(
                "SELECT substr(uuid, 1, 200), substr(key, 1, 200), " + BLOB
                        + " FROM status WHERE typeof(value) = 'blob'",
                row -> check(row, null, "in its status: "));
    }

    private void check(ResultSet row, @Nullable Long time, String where) throws SQLException {
        byte[] pickle = row.getBytes(3);
        CheckedCell.Problem problem = row.getLong(4) > CheckedCell.MOST_BYTES
                ? CheckedCell.unchecked(row.getLong(4))
                : CheckedCell.problem(
                        new Cell.Blob(io.traininglog.value.Kind.PICKLE, pickle == null ? new byte[0] : pickle));
        if (problem != null) {
            file.add(problem.kind(), row.getString(1), time, row.getString(2), where + problem.text());
        }
    }
}
