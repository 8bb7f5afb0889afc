package io.traininglog;

import io.traininglog.postgresql.PostgresServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Databases of the tests' PostgreSQL server, one for each folder that a test has. */
final class PostgresDatabases {

    private static final Map<Path, String> URLS = new ConcurrentHashMap<>();

    private PostgresDatabases() {}

    static String of(Path folder) {
        return URLS.computeIfAbsent(folder, absent -> PostgresServer.shared().newDatabase());
    }
}
