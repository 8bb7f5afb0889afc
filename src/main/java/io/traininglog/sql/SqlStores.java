package io.traininglog.sql;

import io.traininglog.StorageException;
import io.traininglog.store.DatabaseState;
import io.traininglog.store.Lease;
import io.traininglog.store.OpenStores;
import io.traininglog.store.Store;
import io.traininglog.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/**
 * Opens databases by file, place or data source. Handles of one file with the same options share a store; what the
 * others share is the {@link DatabaseState}.
 */
public final class SqlStores {

    private static final String IN_MEMORY = ":memory:";

    /** In SQLite's words or its driver's. */
    private static final Pattern SHARED_CACHE = Pattern.compile("[?&](cache=shared|shared_cache=(?!false))");

    private static final OpenStores<FileKey> OPEN_FILES = new OpenStores<>();

    private static final OpenStores<ServerKey> OPEN_SERVERS = new OpenStores<>();

    /** As many as Linux follows. */
    private static final int MOST_LINKS = 40;

    private SqlStores() {}

    /**
     * What is the same for handles that share a store.
     *
     * @param url of the URL, what the path does not say
     */
    private record FileKey(Path file, String url, StoreOptions options) {

        /** Not the generated one: linking it takes a new JVM longer than the rest of finding the store. */
        @Override
        public int hashCode() {
            return file.hashCode();
        }
    }

    private record ServerKey(PostgresUrl url, StoreOptions options) {}

    /** A SQLite file. */
    public static Lease open(Path path, StoreOptions options) {
        return open(path, "", options);
    }

    /** Also where it is no URL of the right form: as a path, messages would show the password in it. */
    private static boolean isServer(String place) {
        boolean mayBe = place.regionMatches(true, 0, "jdbc:p", 0, 6)
                || place.regionMatches(true, 0, "postgres", 0, 8)
                || (!place.isEmpty() && " \t\n\"'".indexOf(place.charAt(0)) >= 0);
        return mayBe && PostgresUrl.isMeant(place);
    }

    /** A path, {@code :memory:} or a JDBC URL. */
    public static Lease open(String place, StoreOptions options) {
        if (place.equals(IN_MEMORY)) {
            return openInMemory(options);
        } else if (isServer(place)) {
            return openServer(place, options);
        } else if (!place.startsWith("jdbc:")) {
            return open(path(place), options);
        } else if (!place.startsWith(JDBC.PREFIX)) {
            throw new StorageException("no backend for '" + scheme(place)
                    + "': this version of the library opens paths, :memory:, jdbc:sqlite:… and jdbc:postgresql:… URLs");
        }
        String rest = place.substring(JDBC.PREFIX.length());
        int question = rest.indexOf('?');
        String file = question < 0 ? rest : rest.substring(0, question);
        String parameters = question < 0 ? "" : rest.substring(question);
        refuseSharedCache(file, parameters);
        if (file.isEmpty() || file.equals(IN_MEMORY)) {
            return openInMemory(options);
        } else if (file.startsWith("file:")) {
            return openUri(rest, new SqliteFile(rest, file, options), options);
        }
        return open(path(file), parameters, options);
    }

    /** Its connections lock single tables against each other, which no busy wait covers. */
    private static void refuseSharedCache(String file, String parameters) {
        if (SHARED_CACHE.matcher(parameters).find()) {
            throw new StorageException("the URL of " + file + " asks for a shared cache, with which connections fail"
                    + " where they would wait for each other. Leave that parameter out");
        }
    }

    /** A database whose file SQLite itself makes out. */
    private static Lease openUri(String uri, Connector connector, StoreOptions options) {
        String name;
        try (Connection connection = connector.connect()) {
            name = file(connection);
        } catch (SQLException e) {
            throw new SqliteDialect().translate(e, connector.description());
        }
        if (name.isEmpty()) {
            return Lease.of(openSingle(connector, options));
        }
        Path file = realPath(Path.of(name));
        return OPEN_FILES.lease(new FileKey(file, uri, options), () -> SqliteDatabase.open(connector, file, options));
    }

    /** A database on a server, whose handles share a store where their URLs and options are the same. */
    private static Lease openServer(String url, StoreOptions options) {
        PostgresUrl server = PostgresUrl.parse(url);
        return OPEN_SERVERS.lease(
                new ServerKey(server, options), () -> PostgresDatabase.open(PostgresPool.of(server, options), options));
    }

    /** The URL without what may hold a password. */
    private static String scheme(String url) {
        int end = url.indexOf(':', "jdbc:".length());
        return end < 0 ? url : url.substring(0, end + 1) + "…";
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new StorageException("'" + text + "' is no path: " + e.getMessage(), e);
        }
    }

    /** A database whose connections come from elsewhere. */
    public static Lease open(DataSource dataSource, StoreOptions options) {
        String file = file(dataSource);
        if (file == null) {
            return openServer(dataSource, options);
        }
        boolean inMemory = file.isEmpty();
        Connector connector = new SqliteDataSource(dataSource, inMemory ? "SQLite in memory" : file, options);
        return inMemory
                ? Lease.of(openSingle(connector, options))
                : Lease.of(SqliteDatabase.open(connector, realPath(Path.of(file)), options));
    }

    private static Lease openServer(DataSource dataSource, StoreOptions options) {
        PostgresRuntime.check();
        try {
            return Lease.of(PostgresDatabase.open(PostgresDataSource.of(dataSource), options));
        } catch (SQLException e) {
            throw noConnection(e);
        }
    }

    private static StorageException noConnection(SQLException e) {
        return new StorageException("the data source gave no connection: " + e.getMessage(), e);
    }

    /** The file of a SQLite database, empty for one in memory; null if it is on a PostgreSQL server. */
    private static @Nullable String file(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            if (product.equals("PostgreSQL")) {
                return null;
            } else if (!product.equals("SQLite")) {
                throw new StorageException("no backend for " + product
                        + ": this version of the library opens data sources of SQLite and PostgreSQL databases");
            }
            return file(connection);
        } catch (SQLException e) {
            throw noConnection(e);
        }
    }

    private static String file(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT file FROM pragma_database_list WHERE name = 'main'")) {
            String file = row.next() ? row.getString(1) : null;
            return file == null ? "" : file;
        }
    }

    private static Lease openInMemory(StoreOptions options) {
        if (options.readOnly()) {
            throw new IllegalStateException("a new database in memory that is read only would stay empty");
        }
        return Lease.of(openSingle(new SqliteFile(IN_MEMORY, "SQLite in memory", options), options));
    }

    private static Store openSingle(Connector connector, StoreOptions options) {
        return SqliteDatabase.open(new SingleConnector(connector), null, options);
    }

    private static Lease open(Path path, String parameters, StoreOptions options) {
        Path file = realPath(path);
        return OPEN_FILES.lease(new FileKey(file, parameters, options), () -> openFile(file, parameters, options));
    }

    private static Store openFile(Path file, String parameters, StoreOptions options) {
        if (options.readOnly()) {
            return SqliteDatabase.open(SqliteReadOnly.connector(file, options), file, options);
        }
        return SqliteDatabase.open(SqliteFile.of(file, parameters, options), file, options);
    }

    /** The file's one true path, also before it is there. Not normalized: what follows a symbolic link is there. */
    private static Path realPath(Path path) {
        Path absolute = path.toAbsolutePath();
        if (Files.isDirectory(absolute)) {
            throw new StorageException(path + " is a folder; give the path of a database file in it");
        }
        try {
            if (Files.exists(absolute)) {
                return absolute.toRealPath();
            }
            Path file = target(absolute);
            Path folder = file.getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new StorageException(path + " cannot be created: there is no folder " + folder);
            }
            return folder.toRealPath().resolve(file.getFileName());
        } catch (IOException e) {
            throw new StorageException(path + " cannot be reached: " + e, e);
        }
    }

    /** Where links lead that end at a file which is not there yet. */
    private static Path target(Path path) throws IOException {
        Path target = path;
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MOST_LINKS) {
                throw new StorageException(path + " is no file: its symbolic links lead round in a circle");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }
}
