package io.traininglog.benchmarks.contenders;

import io.traininglog.LogDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** This library on a PostgreSQL server. */
final class PostgresTrainingLog {

    private PostgresTrainingLog() {}

    /** An empty log in empty tables. */
    static OurLog create(Path folder) {
        if (isMigrated()) {
            ServerDatabase.run(
                    ServerDatabase.given(),
                    "TRUNCATE entries, keys, status, journals, lineage, logs",
                    "VACUUM (ANALYZE) entries");
        }
        return new OurLog(database(folder));
    }

    /** A log that is there. */
    static OurLog open(Path folder, UUID log) {
        return new OurLog(database(folder), log);
    }

    private static LogDatabase database(Path folder) {
        return LogDatabase.builder().journalFolder(folder).open(ServerDatabase.given());
    }

    private static boolean isMigrated() {
        try (Connection connection = DriverManager.getConnection(ServerDatabase.given())) {
            DatabaseMetaData tables = connection.getMetaData();
            try (ResultSet found = tables.getTables(null, null, "entries", new String[] {"TABLE"})) {
                return found.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
