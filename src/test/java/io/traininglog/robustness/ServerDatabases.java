package io.traininglog.robustness;

import io.traininglog.LogDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Databases on a PostgreSQL server: opened with a journal folder of the test's, and as another program sees them. */
final class ServerDatabases {

    private static final String JOURNALS = "traininglog.test.journals";

    private ServerDatabases() {}

    static LogDatabase open(String url, Path journals) {
        return LogDatabase.builder().journalFolder(journals).open(url);
    }

    static LogDatabase open(String url, Path journals, Duration busyWait) {
        return LogDatabase.builder().journalFolder(journals).busyWait(busyWait).open(url);
    }

    /** In a child: with the journal folder that it was {@linkplain #flags told}, if any. */
    static LogDatabase.Builder builder() {
        LogDatabase.Builder builder = LogDatabase.builder();
        String journals = System.getProperty(JOURNALS);
        return journals == null ? builder : builder.journalFolder(Path.of(journals));
    }

    /** Flags for a child that has a small heap and keeps its journals there. */
    static List<String> flags(Path journals) {
        List<String> flags = new ArrayList<>(ChildJvm.nativeAccess());
        flags.add("-Xmx64m");
        flags.add("-D" + JOURNALS + "=" + journals);
        return flags;
    }

    /** The first column. */
    static List<String> strings(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            return Databases.strings(connection, sql);
        }
    }

    static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
