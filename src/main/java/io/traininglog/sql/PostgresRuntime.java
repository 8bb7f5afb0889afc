package io.traininglog.sql;

import io.traininglog.MissingArtifactException;

/** What a PostgreSQL database needs on the class path, all of it optional. */
final class PostgresRuntime {

    private static final String WHAT = "a PostgreSQL database";

    private PostgresRuntime() {}

    /**
     * Checks that it is there, before a class of it is asked for.
     *
     * @throws MissingArtifactException that names the artifact, if one is not
     */
    static void check() {
        MissingArtifactException.check("org.postgresql.Driver", "org.postgresql:postgresql", WHAT);
        MissingArtifactException.check("com.zaxxer.hikari.pool.HikariPool", "com.zaxxer:HikariCP", WHAT);
        MissingArtifactException.check(
                "org.flywaydb.database.postgresql.PostgreSQLDatabaseType",
                "org.flywaydb:flyway-database-postgresql",
                WHAT);
    }
}
