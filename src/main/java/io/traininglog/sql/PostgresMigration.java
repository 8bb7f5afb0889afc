package io.traininglog.sql;

import io.traininglog.StorageException;
import io.traininglog.TrainingLogException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a PostgreSQL database to the newest schema, each migration in one transaction; for who has the {@link MigrationTurn
 * turn}. The only class that loads Flyway for it.
 */
final class PostgresMigration {

    private PostgresMigration() {}

    static void run(DataSource dataSource, PostgresSchema schema, Dialect dialect, String database) {
        try {
            Flyway.configure(PostgresMigration.class.getClassLoader())
                    .dataSource(dataSource)
                    .schemas(schema.name())
                    .defaultSchema(schema.name())
                    .createSchemas(false)
                    .locations("classpath:" + dialect.migrations())
                    .table(Schema.HISTORY)
                    .baselineOnMigrate(true) // others may have tables in the same schema
                    .baselineVersion("0")
                    .ignoreMigrationPatterns(new String[0])
                    .cleanDisabled(true)
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw failed(e, schema, dialect, database);
        }
    }

    /** Flyway's message has many lines, and advice for its own command line. */
    private static TrainingLogException failed(
            FlywayException failure, PostgresSchema schema, Dialect dialect, String database) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException said) {
                return dialect.translate(said, database);
            }
        }
        return new StorageException(
                database + " could not be upgraded from schema version " + schema.version()
                        + ". If its tables were altered by hand, restore a backup; otherwise please report it with the cause"
                        + " of this exception",
                failure);
    }
}
