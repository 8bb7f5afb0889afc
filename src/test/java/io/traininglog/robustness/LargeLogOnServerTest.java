package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.postgresql.PostgresServer;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log with so many entries that they are not deleted by one statement. */
class LargeLogOnServerTest {

    private static final int ENTRIES = 1_200_000;

    @TempDir
    Path folder;

    @Test
    void itIsDeletedAsAWhole() throws Exception {
        PostgresServer server = PostgresServer.shared();
        String url = server.newDatabase();
        UUID large = new UUID(1, 1);
        UUID other = new UUID(1, 2);
        try (LogDatabase database = ServerDatabases.open(url, folder)) {
            database.importLog(LogOrigin.of(large), log -> {
                log.put(Long.MAX_VALUE, "last", 1.0);
                for (int i = 0; i < ENTRIES; i++) {
                    log.put(i / 2, i % 2 == 0 ? "a" : "b", i);
                }
            });
            database.importLog(LogOrigin.of(other), log -> log.put(1, "a", 1.0));
            assertThat(database.find("00000000000000010000000000000001")
                            .orElseThrow()
                            .entries())
                    .isEqualTo(ENTRIES + 1);
            database.delete(large);
            assertThat(database.logs()).hasSize(1);
        }
        assertThat(ServerDatabases.strings(url, "SELECT count(*) FROM entries")).containsExactly("1");
        server.drop(url);
    }
}
