package io.traininglog.sql;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Gives the same connection to everybody, one after the other: a database in memory is gone when its connection closes,
 * so it stays open until this closes.
 */
final class SingleConnector implements Connector {

    private final Connector connector;
    private @Nullable Connection connection;

    SingleConnector(Connector connector) {
        this.connector = connector;
    }

    @Override
    public synchronized Connection connect() throws SQLException {
        if (connection == null) {
            connection = connector.connect();
        }
        return new SharedConnection(connection).getConnection();
    }

    @Override
    public String description() {
        return connector.description();
    }

    @Override
    public boolean isSingle() {
        return true;
    }

    @Override
    public synchronized void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }
}
