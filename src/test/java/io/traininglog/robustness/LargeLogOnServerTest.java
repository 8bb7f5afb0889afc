package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.TrainingLog;
import io.traininglog.postgresql.PostgresServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log with so many entries that they are neither brought nor deleted by one statement. */
@Tag("once")
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

    @Test
    void itsValuesComeInAnyOrderAndTheLastOfEachCellHolds() {
        String url = PostgresServer.shared().newDatabase();
        SplittableRandom random = new SplittableRandom(1);
        Map<Long, Map<String, Object>> expected = new TreeMap<>();
        try (LogDatabase database = ServerDatabases.open(url, folder)) {
            database.importLog(LogOrigin.of(new UUID(1, 1)), log -> {
                for (int run = 0; run < 12; run++) {
                    String key = "key " + random.nextInt(4);
                    long first = random.nextLong(5000);
                    for (long time = first; time < first + 4000; time += 1 + random.nextInt(2)) {
                        Object value = random.nextInt(500) == 0 ? "text" : (Object) random.nextDouble();
                        log.put(time, key, value);
                        expected.computeIfAbsent(time, absent -> new TreeMap<>())
                                .put(key, value);
                    }
                    if (run % 4 == 0) {
                        log.put(run, "more than is gathered", new byte[17 << 20]);
                        log.remove(run, "more than is gathered");
                    }
                }
            });
            Map<Long, Map<String, Object>> found = new TreeMap<>();
            try (TrainingLog log = database.open(new UUID(1, 1))) {
                log.rows().forEach((time, row) -> found.put(time, Map.copyOf(row)));
            }
            assertThat(found).isEqualTo(expected);
        }
        PostgresServer.shared().drop(url);
    }
}
