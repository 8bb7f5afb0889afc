package io.traininglog.sql;

import io.traininglog.Durability;
import io.traininglog.store.StoreOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** Opens connections to a SQLite file. */
final class SqliteFile implements Connector {

    private final String url;
    private final String description;
    private final SQLiteConfig config;

    /** Connects to a file. Its URI, unlike its path, may hold any character. */
    static SqliteFile of(Path file, String parameters, StoreOptions options) {
        return new SqliteFile(file.toUri() + parameters, file.toString(), options);
    }

    /**
     * A connector.
     *
     * @param url what follows {@code jdbc:sqlite:}: a path, or a {@code file:} URI
     * @param description the file, for messages
     */
    SqliteFile(String url, String description, StoreOptions options) {
        this.url = JDBC.PREFIX + url;
        this.description = description;
        this.config = config(options);
    }

    static SQLiteConfig config(StoreOptions options) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(options.readOnly());
        config.setBusyTimeout((int) options.busyWait().toMillis());
        config.setGetGeneratedKeys(false);
        config.setSynchronous(
                options.durability() == Durability.POWER_LOSS
                        ? SQLiteConfig.SynchronousMode.FULL
                        : SQLiteConfig.SynchronousMode.NORMAL);
        return config;
    }

    @Override
    public Connection connect() throws SQLException {
        Connection connection = config.createConnection(url);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF"); // a file from elsewhere may define views and triggers
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public String description() {
        return description;
    }
}
