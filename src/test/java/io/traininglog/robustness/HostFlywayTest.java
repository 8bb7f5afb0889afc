package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that migrates databases of its own with Flyway: neither knows of the other. */
class HostFlywayTest {

    @TempDir
    Path folder;

    @Test
    void hostAndLibraryMigrateEachItsOwn() throws Exception {
        Path host = folder.resolve("host.sqlite");
        Path scripts = Files.createDirectory(folder.resolve("scripts"));
        Files.writeString(scripts.resolve("V1__host.sql"), "CREATE TABLE customers (id);");
        flyway(host, "filesystem:" + scripts).migrate();
        try (TrainingLog log = TrainingLog.open(Databases.blocks(folder.resolve("runs.sqlite")))) {
            log.record(1, "cost", 1);
            Files.writeString(scripts.resolve("V2__host.sql"), "CREATE TABLE orders (id);");
            assertThat(flyway(host, "filesystem:" + scripts).migrate().migrationsExecuted)
                    .isEqualTo(1);
        }
        assertThat(Databases.strings(host, "SELECT name FROM sqlite_master WHERE type = 'table'"))
                .containsExactlyInAnyOrder("flyway_schema_history", "customers", "orders");
        assertThat(Databases.strings(folder.resolve("runs.sqlite"), "SELECT name FROM sqlite_master"))
                .contains("traininglog_schema_history")
                .doesNotContain("flyway_schema_history", "customers");
    }

    @Test
    void theDefaultLocationOfAHostHasNoneOfOurScripts() throws Exception {
        Path host = folder.resolve("host.sqlite");
        LogDatabase.open(folder.resolve("runs.sqlite")).close();
        assertThat(flyway(host, "classpath:db/migration").migrate().migrationsExecuted)
                .isZero();
    }

    private static Flyway flyway(Path file, String location) {
        return Flyway.configure()
                .dataSource("jdbc:sqlite:" + file, null, null)
                .locations(location)
                .load();
    }
}
