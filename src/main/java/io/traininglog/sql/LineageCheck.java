package io.traininglog.sql;

import io.traininglog.Finding.Kind;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Whether each log has a UUID and a parent that makes sense. */
final class LineageCheck {

    private final CheckedFile file;
    private final Set<Long> settled = new HashSet<>();

    LineageCheck(CheckedFile file) {
        this.file = file;
    }

    void run() throws SQLException {
        uuids();
        missingParents();
        resumePoints();
        circles();
        revision();
    }

    private void uuids() throws SQLException {
        file.each(
                """
                SELECT id FROM lineage
                WHERE typeof(uuid) <> 'text' OR length(uuid) <> 32 OR uuid GLOB '*[^0-9a-f]*'
                """,
                row -> file.add(
                        Kind.LINEAGE,
                        "log number " + row.getLong(1) + " has no UUID, so it is left out wherever logs are listed"));
    }

    /** By the number; and by the status, where Blocks noted one that its database did not have. */
    private void missingParents() throws SQLException {
        file.each(
                """
                SELECT id, substr(parent, 1, 200) FROM lineage
                WHERE parent IS NOT NULL AND parent NOT IN (SELECT id FROM lineage)
                """,
                row -> add(
                        row.getLong(1), "it was resumed from log number " + row.getString(2) + ", which is not there"));
        file.each(
                """
                SELECT l.id, s.value FROM lineage AS l JOIN status AS s ON s.log = l.id
                WHERE l.parent IS NULL AND s.key = 'resumed_from' AND typeof(s.value) = 'text'
                  AND length(s.value) = 32 AND s.value NOT IN (SELECT uuid FROM lineage)
                """,
                row -> add(
                        row.getLong(1),
                        "it was resumed from " + row.getString(2) + ", which is not there: its lineage ends here"));
    }

    private void resumePoints() throws SQLException {
        file.each("""
                SELECT id FROM lineage
                WHERE resumed_at IS NOT NULL AND (typeof(resumed_at) <> 'integer' OR resumed_at < -1 OR parent IS NULL)
                """, row -> add(row.getLong(1), "the time at which it was resumed makes no sense"));
    }

    /** A parent is older than its child; wherever it is not, that may close a circle. */
    private void circles() throws SQLException {
        file.each("SELECT id FROM lineage WHERE parent >= id", row -> followFrom(row.getLong(1)));
    }

    private void followFrom(long log) throws SQLException {
        Set<Long> path = new LinkedHashSet<>();
        long next = log;
        while (next != 0 && !settled.contains(next)) {
            if (!path.add(next)) {
                add(next, "it is its own ancestor: its lineage leads round in a circle, and is cut somewhere");
                break;
            }
            next = file.number("SELECT parent FROM lineage WHERE id = ?", next);
        }
        settled.addAll(path);
    }

    private void revision() throws SQLException {
        long rows = file.number("SELECT count(*) FROM lineage_revision");
        if (rows != 1) {
            file.add(Kind.LINEAGE, "the table lineage_revision has " + rows + " rows where it must have one");
        }
    }

    private void add(long log, String what) throws SQLException {
        file.add(Kind.LINEAGE, String.valueOf(file.uuid(log)), null, null, what);
    }
}
