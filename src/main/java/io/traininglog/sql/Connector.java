package io.traininglog.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to one database, set up for use. */
interface Connector extends AutoCloseable {

    Connection connect() throws SQLException;

    /** Like {@link #connect()}, for who cannot wait for a server that is away. */
    default Connection connectSoon() throws SQLException {
        return connect();
    }

    /** The database's place, for messages; without a password. */
    String description();

    /** Whether all connections must be the same one, as for a database in memory that only its connection can see. */
    default boolean isSingle() {
        return false;
    }

    /** Gives back what was kept between connections; the connections are closed. */
    @Override
    default void close() throws SQLException {}
}
