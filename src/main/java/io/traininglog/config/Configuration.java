package io.traininglog.config;

import io.traininglog.ConfigurationException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a log opens where the program does not say. Each key is looked up in turn in
 *
 * <ol>
 *   <li>the system property {@code traininglog.<key>};
 *   <li>the environment: {@code BLOCKS_SQLITEDB} for {@code sqlite_database}; {@code TRAININGLOG_URL} for {@code
 *       postgresql_url}, which also says {@code log_backend: postgresql};
 *   <li>the YAML file that the environment variable {@code BLOCKS_CONFIG} names, else {@code ~/.blocksrc} if there is
 *       one;
 *   <li>the defaults of Python's Blocks: {@code log_backend: python}, {@code sqlite_database: ~/blocks_log.sqlite},
 *       {@code max_blob_size: 4096}.
 * </ol>
 *
 * <p>Every source is checked, also where another overrides it.
 *
 * @param sqliteDatabase a path whose {@code ~} is expanded, relative to the working directory unless absolute; or
 *     {@code :memory:}
 * @param databaseSource what says so, for messages
 * @param server the PostgreSQL database; there if logs are kept in one
 * @param journalFolder where this process keeps the journal of a database on a server; null: in the usual place
 * @param maxBlobSize bytes of one stored object above which the log warns
 */
public record Configuration(
        Backend backend,
        String sqliteDatabase,
        String databaseSource,
        @Nullable Server server,
        @Nullable Path journalFolder,
        int maxBlobSize) {

    private static final String PROPERTY_PREFIX = "traininglog.";
    /** Our own tests' switches. */
    private static final String TEST_PREFIX = PROPERTY_PREFIX + "test.";

    /** Where logs are kept. */
    public enum Backend {
        /** In memory: the configuration says {@code python}, as Blocks did, or {@code memory}. */
        PYTHON,
        /** In the SQLite database {@link #sqliteDatabase()}: the configuration says {@code sqlite}. */
        SQLITE,
        /** In the PostgreSQL database {@link #server()}: the configuration says {@code postgresql}. */
        POSTGRESQL
    }

    /**
     * A PostgreSQL database.
     *
     * @param url begins with {@code jdbc:postgresql:}; may hold a password, so this does not show it
     * @param source what says so, for messages
     */
    public record Server(String url, String source) {

        @Override
        public String toString() {
            return source;
        }
    }

    /**
     * A configuration from values.
     *
     * @throws IllegalArgumentException if {@code maxBlobSize} is negative, or a server is missing that logs are kept on
     */
    public Configuration {
        Objects.requireNonNull(backend, "backend");
        Objects.requireNonNull(sqliteDatabase, "sqliteDatabase");
        Objects.requireNonNull(databaseSource, "databaseSource");
        if (maxBlobSize < 0) {
            throw new IllegalArgumentException("maxBlobSize must not be negative: " + maxBlobSize);
        }
        if (backend == Backend.POSTGRESQL && server == null) {
            throw new IllegalArgumentException("server must not be missing where the backend is " + backend);
        }
    }

    /**
     * The configuration of this process and user, read afresh.
     *
     * @throws ConfigurationException for an unknown key, a value of the wrong type, or a file that cannot be read
     */
    public static Configuration load() {
        return load(System.getenv(), System.getProperties(), HomeDirectory.ofThisUser());
    }

    /**
     * The configuration that these sources give.
     *
     * @throws ConfigurationException for an unknown key, a value of the wrong type, or a file that cannot be read
     */
    public static Configuration load(Map<String, String> environment, Properties properties, Path home) {
        return load(environment, properties, new HomeDirectory(home));
    }

    private static Configuration load(Map<String, String> environment, Properties properties, HomeDirectory home) {
        List<Setting> lowestFirst = new ArrayList<>(ConfigurationFile.settings(environment, home));
        lowestFirst.addAll(fromEnvironment(environment));
        lowestFirst.addAll(fromProperties(properties));
        Choices choices = new Choices(home);
        lowestFirst.forEach(choices::take);
        return choices.configuration();
    }

    /** Where logs are kept, unless that is in the heap: a path, {@code :memory:} or a URL, which may hold a password. */
    public String place() {
        return backend == Backend.POSTGRESQL && server != null ? server.url() : sqliteDatabase;
    }

    /** What says so, for messages. */
    public String placeSource() {
        return backend == Backend.POSTGRESQL && server != null ? server.source() : databaseSource;
    }

    /** Whether nothing of a log stays when it is closed. */
    public boolean isInMemory() {
        return backend == Backend.PYTHON || (backend == Backend.SQLITE && sqliteDatabase.equals(":memory:"));
    }

    private static List<Setting> fromEnvironment(Map<String, String> environment) {
        List<Setting> settings = new ArrayList<>();
        String database = environment.get("BLOCKS_SQLITEDB");
        if (database != null) {
            settings.add(untyped("environment variable BLOCKS_SQLITEDB", Key.SQLITE_DATABASE, database));
        }
        String url = environment.get("TRAININGLOG_URL");
        if (url != null) {
            String source = "environment variable TRAININGLOG_URL";
            settings.add(untyped(source, Key.POSTGRESQL_URL, url));
            settings.add(untyped(source, Key.LOG_BACKEND, Choices.POSTGRESQL));
        }
        return settings;
    }

    private static List<Setting> fromProperties(Properties properties) {
        List<Setting> settings = new ArrayList<>();
        // In order, so that of several mistakes the same one is always reported.
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            if (name.startsWith(PROPERTY_PREFIX) && !name.startsWith(TEST_PREFIX)) {
                String source = "system property " + name;
                Key key = Key.spelled(name.substring(PROPERTY_PREFIX.length()), source);
                settings.add(untyped(source, key, properties.getProperty(name, "")));
            }
        }
        return settings;
    }

    private static Setting untyped(String source, Key key, String text) {
        return new Setting(source, key, Setting.Type.UNTYPED, text);
    }
}
