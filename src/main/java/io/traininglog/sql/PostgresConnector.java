package io.traininglog.sql;

import javax.sql.DataSource;

/** Opens connections to one database on a PostgreSQL server. */
interface PostgresConnector extends Connector {

    /** The same connections, for who takes them from a data source. */
    DataSource dataSource();
}
