package io.traininglog.sql;

import io.traininglog.Durability;
import io.traininglog.store.StoreOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Takes SQLite connections from a data source and sets them up as this library needs them. */
record SqliteDataSource(DataSource dataSource, String description, StoreOptions options) implements Connector {

    @Override
    public Connection connect() throws SQLException {
        Connection connection = dataSource.getConnection();
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA busy_timeout = " + options.busyWait().toMillis());
            statement.execute(
                    "PRAGMA synchronous = " + (options.durability() == Durability.POWER_LOSS ? "FULL" : "NORMAL"));
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
