package io.traininglog.config;

import io.traininglog.ConfigurationException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;

/**
 * How a log opens where the program does not say. Each key is looked up in turn in
 *
 * <ol>
 *   <li>the system property {@code traininglog.<key>};
 *   <li>the environment: {@code BLOCKS_SQLITEDB} for {@code sqlite_database};
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
 * @param maxBlobSize bytes of one stored object above which the log warns
 */
public record Configuration(Backend backend, String sqliteDatabase, String databaseSource, int maxBlobSize) {

    private static final String PROPERTY_PREFIX = "traininglog.";
    private static final String DEFAULT_DATABASE = "the default of key 'sqlite_database'";
    /** Our own tests' switches. */
    private static final String TEST_PREFIX = PROPERTY_PREFIX + "test.";

    /** Where logs are kept. */
    public enum Backend {
        /** In memory: the configuration says {@code python}, as Blocks did, or {@code memory}. */
        PYTHON,
        /** In the SQLite database {@link #sqliteDatabase()}: the configuration says {@code sqlite}. */
        SQLITE;

        private static Backend of(Setting setting) {
            String expected = "'python' (in memory; 'memory' says the same) or 'sqlite'";
            return switch (setting.asText(expected)) {
                case "python", "memory" -> PYTHON;
                case "sqlite" -> SQLITE;
                default -> throw setting.unexpected(expected);
            };
        }
    }

    /**
     * A configuration from values.
     *
     * @throws IllegalArgumentException if {@code maxBlobSize} is negative
     */
    public Configuration {
        Objects.requireNonNull(backend, "backend");
        Objects.requireNonNull(sqliteDatabase, "sqliteDatabase");
        Objects.requireNonNull(databaseSource, "databaseSource");
        if (maxBlobSize < 0) {
            throw new IllegalArgumentException("maxBlobSize must not be negative: " + maxBlobSize);
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
        Configuration configuration =
                new Configuration(Backend.PYTHON, home.expand("~/blocks_log.sqlite"), DEFAULT_DATABASE, 4096);
        for (Setting setting : lowestFirst) {
            configuration = configuration.with(setting, home);
        }
        return configuration;
    }

    private Configuration with(Setting setting, HomeDirectory home) {
        return switch (setting.key()) {
            case LOG_BACKEND -> new Configuration(Backend.of(setting), sqliteDatabase, databaseSource, maxBlobSize);
            case SQLITE_DATABASE ->
                new Configuration(
                        backend,
                        home.expand(setting.asText("a path as text, or ':memory:'")),
                        setting.place(),
                        maxBlobSize);
            case MAX_BLOB_SIZE -> new Configuration(backend, sqliteDatabase, databaseSource, setting.asCount("bytes"));
            case DEFAULT_SEED, RECURSION_LIMIT, PROFILE, TEMP_DIR, DATA_PATH -> this;
        };
    }

    private static List<Setting> fromEnvironment(Map<String, String> environment) {
        String name = "BLOCKS_SQLITEDB";
        String database = environment.get(name);
        return database == null
                ? List.of()
                : List.of(untyped("environment variable " + name, Key.SQLITE_DATABASE, database));
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
