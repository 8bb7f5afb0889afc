package io.traininglog.config;

import io.traininglog.ConfigurationException;
import io.traininglog.config.Configuration.Backend;
import io.traininglog.config.Configuration.Server;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What settings say, each instead of those before it. */
final class Choices {

    /** How a setting says that logs are kept in a PostgreSQL database. */
    static final String POSTGRESQL = "postgresql";

    private static final String SERVER_PREFIX = "jdbc:postgresql:";

    private final HomeDirectory home;
    private Backend backend = Backend.PYTHON;
    private String backendSource = "the default of key 'log_backend'";
    private String sqliteDatabase;
    private String databaseSource = "the default of key 'sqlite_database'";
    private @Nullable Server server;
    private @Nullable Path journalFolder;
    private int maxBlobSize = 4096;

    Choices(HomeDirectory home) {
        this.home = home;
        this.sqliteDatabase = home.expand("~/blocks_log.sqlite");
    }

    /**
     * Takes one that is stronger than those before it.
     *
     * @throws ConfigurationException if its value is none for its key
     */
    void take(Setting setting) {
        switch (setting.key()) {
            case LOG_BACKEND -> {
                backend = backend(setting);
                backendSource = setting.place();
            }
            case SQLITE_DATABASE -> {
                sqliteDatabase = home.expand(file(setting));
                databaseSource = setting.place();
            }
            case POSTGRESQL_URL -> server = server(setting);
            case JOURNAL_FOLDER -> journalFolder = folder(setting);
            case MAX_BLOB_SIZE -> maxBlobSize = setting.asCount("bytes");
            case DEFAULT_SEED, RECURSION_LIMIT, PROFILE, TEMP_DIR, DATA_PATH -> {}
        }
    }

    /**
     * All that was taken.
     *
     * @throws ConfigurationException if logs are to be kept in a PostgreSQL database and nothing says which
     */
    Configuration configuration() {
        if (backend == Backend.POSTGRESQL && server == null) {
            throw new ConfigurationException(
                    backendSource + ": found '" + POSTGRESQL + "', and nothing names the database;"
                            + " give its URL as key 'postgresql_url' in the configuration file, as environment variable"
                            + " TRAININGLOG_URL or as system property traininglog.postgresql_url");
        }
        return new Configuration(backend, sqliteDatabase, databaseSource, server, journalFolder, maxBlobSize);
    }

    private static Backend backend(Setting setting) {
        String expected = "'python' (in memory; 'memory' says the same), 'sqlite' or '" + POSTGRESQL + "'";
        return switch (setting.asText(expected)) {
            case "python", "memory" -> Backend.PYTHON;
            case "sqlite" -> Backend.SQLITE;
            case POSTGRESQL -> Backend.POSTGRESQL;
            default -> throw setting.unexpected(expected);
        };
    }

    private static String file(Setting setting) {
        String expected = "a path as text, or ':memory:'";
        String file = setting.asText(expected);
        if (Quotation.isServer(file)) {
            throw setting.unexpected(expected + "; the URL of a PostgreSQL database is for key 'postgresql_url'");
        }
        return file;
    }

    private static Server server(Setting setting) {
        if (!setting.isText() || !setting.text().startsWith(SERVER_PREFIX)) {
            throw setting.unexpectedSecret("a JDBC URL as text, such as " + SERVER_PREFIX + "//HOST:PORT/DATABASE");
        }
        return new Server(setting.text(), setting.place());
    }

    private Path folder(Setting setting) {
        String expected = "the path of a folder on a disk of this machine, as text";
        String folder = setting.asText(expected);
        try {
            return Path.of(home.expand(folder)).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw setting.unexpected(expected);
        }
    }
}
