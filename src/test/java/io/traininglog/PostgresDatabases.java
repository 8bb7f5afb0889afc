package io.traininglog;

import io.traininglog.postgresql.PostgresServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Databases of the tests' PostgreSQL server, one for each folder that a test has: copies of one that is migrated. */
final class PostgresDatabases {

    private static final Map<Path, String> URLS = new HashMap<>();

    private static @Nullable String migrated;

    private PostgresDatabases() {}

    /** The URL of a folder's database, and where its journals lie. */
    static synchronized String of(Path folder) {
        return URLS.computeIfAbsent(folder, absent -> PostgresServer.shared().copyOf(migrated(folder)));
    }

    static Path journals(Path folder) {
        return folder.resolve("journals");
    }

    private static String migrated(Path folder) {
        if (migrated == null) {
            migrated = PostgresServer.shared().newDatabase();
            LogDatabase.builder().journalFolder(journals(folder)).open(migrated).close();
        }
        return migrated;
    }

    /** Drops a folder's database, if it has one. */
    static synchronized void drop(Path folder) {
        String url = URLS.remove(folder);
        if (url != null) {
            PostgresServer.shared().drop(url);
        }
    }
}
