package io.traininglog.sql;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Takes connections to a PostgreSQL server from a data source. */
record PostgresDataSource(DataSource dataSource, String description) implements PostgresConnector {

    /** A connector of a data source, which is asked for a connection to see where it leads. */
    static PostgresDataSource of(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            String url = connection.getMetaData().getURL();
            String database = connection.getCatalog();
            return new PostgresDataSource(
                    dataSource, PostgresUrl.description(url == null ? "" : url, database == null ? "" : database));
        }
    }

    @Override
    public Connection connect() throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(true);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
