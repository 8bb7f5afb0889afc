package io.traininglog.sql;

import io.traininglog.Finding.Kind;
import java.sql.SQLException;

/** Whether each status belongs to a log, and its values can be read. */
final class StatusCheck {

    private final CheckedFile file;

    StatusCheck(CheckedFile file) {
        this.file = file;
    }

    void run() throws SQLException {
        orphans();
        values();
    }

    private void orphans() throws SQLException {
        file.each(
                """
                SELECT substr(log, 1, 200), count(*) FROM status WHERE log NOT IN (SELECT id FROM lineage) GROUP BY log
                """,
                row -> file.add(
                        Kind.ORPHAN,
                        "the status of log number " + row.getString(1) + ", of " + row.getLong(2)
                                + " values: there is no such log"));
    }

    private void values() throws SQLException {
        file.each(
                "SELECT log, key, " + CheckedCell.COLUMNS + " FROM (SELECT log, substr(key, 1, 200) AS key, "
                        + CheckedCell.STORED
                        + " FROM status WHERE log IN (SELECT id FROM lineage)"
                        + " AND NOT (typeof(kind) = 'integer' AND kind = 0 AND typeof(value) <> 'blob'))",
                row -> {
                    CheckedCell.Problem problem = CheckedCell.problem(row, 3);
                    if (problem != null) {
                        String uuid = String.valueOf(file.uuid(row.getLong(1)));
                        file.add(problem.kind(), uuid, null, row.getString(2), "in its status: " + problem.text());
                    }
                });
    }
}
