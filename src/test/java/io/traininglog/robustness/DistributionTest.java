package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.postgresql.NewDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables on a PostgreSQL server can be spread over several, each log on one of them. */
class DistributionTest {

    private static final Set<String> COMMON = Set.of("lineage", "lineage_revision", "settings");

    private static final Set<String> OF_LOGS = Set.of("logs", "keys", "entries", "status", "journals");

    @TempDir
    Path folder;

    @NewDatabase
    private String url;

    private Connection connection;

    @BeforeEach
    void migrate() throws SQLException {
        LogDatabase.builder().journalFolder(folder).open(url).close();
        connection = DriverManager.getConnection(url);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private Set<String> strings(String sql) throws SQLException {
        Set<String> strings = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
        }
        return strings;
    }

    @Test
    void everyKeyOfALogsTableBeginsWithTheLog() throws SQLException {
        Set<String> others = strings("""
                SELECT i.indrelid::regclass::text FROM pg_index AS i
                JOIN pg_class AS c ON c.oid = i.indrelid
                JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
                WHERE c.relnamespace = current_schema()::regnamespace AND i.indisunique AND a.attname <> 'log'
                """);
        assertThat(others).containsExactlyInAnyOrder("lineage_revision", "settings", "traininglog_schema_history");
        assertThat(strings("""
                        SELECT indrelid::regclass::text FROM pg_index
                        WHERE indisprimary AND indrelid::regclass::text NOT LIKE 'pg\\_%'
                        """)).containsAll(OF_LOGS).containsAll(COMMON);
    }

    @Test
    void nothingIsCountedByASequenceNorLooksFromOneTableToAnother() throws SQLException {
        assertThat(strings("SELECT relname FROM pg_class WHERE relkind = 'S'")).isEmpty();
        assertThat(strings("SELECT conname FROM pg_constraint WHERE contype = 'f'"))
                .isEmpty();
        assertThat(strings("SELECT tgname FROM pg_trigger")).isEmpty();
    }

    /** Citus itself is no part of PostgreSQL, so functions of the same parameters only note what they are asked for. */
    @Test
    void theLocationForCitusSpreadsEveryTableOnce() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE pg_dist_partition (logicalrelid regclass PRIMARY KEY, asked text);
                    CREATE FUNCTION create_reference_table(name regclass) RETURNS void LANGUAGE sql AS
                      $$ INSERT INTO pg_dist_partition VALUES (name, 'reference') $$;
                    CREATE FUNCTION create_distributed_table(
                      name regclass, col text, type text DEFAULT 'hash', colocate_with text DEFAULT 'default')
                      RETURNS void LANGUAGE sql AS
                      $$ INSERT INTO pg_dist_partition VALUES (name, 'by ' || col || ' with ' || colocate_with) $$;
                    """);
        }
        for (int times = 0; times < 2; times++) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM traininglog_schema_history WHERE script = 'R__distribute.sql'");
            }
            Flyway.configure()
                    .dataSource(url, null, null)
                    .table("traininglog_schema_history")
                    .locations("classpath:io/traininglog/db/postgresql", "classpath:io/traininglog/db/citus")
                    .load()
                    .migrate();
        }

        assertThat(strings("SELECT logicalrelid::text FROM pg_dist_partition WHERE asked = 'reference'"))
                .isEqualTo(new TreeSet<>(COMMON));
        assertThat(strings("SELECT logicalrelid::text FROM pg_dist_partition WHERE asked = 'by log with logs'"))
                .containsExactlyInAnyOrder("keys", "entries", "status", "journals");
        assertThat(strings("SELECT logicalrelid::text FROM pg_dist_partition WHERE asked = 'by log with default'"))
                .containsExactly("logs");
        LogDatabase.builder().journalFolder(folder).open(url).close();
    }
}
