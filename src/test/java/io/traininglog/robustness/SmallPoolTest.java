package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import io.traininglog.UnavailableException;
import io.traininglog.postgresql.NewDatabase;
import io.traininglog.postgresql.PostgresServer;
import io.traininglog.postgresql.UnreliableLink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connections from a pool of the user's that has few. */
@Timeout(120)
@Tag("once")
class SmallPoolTest {

    @TempDir
    Path journals;

    @NewDatabase
    private String url;

    private static HikariDataSource pool(String url, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(500);
        return new HikariDataSource(config);
    }

    private LogDatabase open(HikariDataSource pool) {
        return LogDatabase.builder()
                .journalFolder(journals)
                .busyWait(Duration.ofSeconds(1))
                .open(pool);
    }

    @Test
    void threeAreEnoughForATrainerThatReadsWhatItWrites() {
        try (HikariDataSource pool = pool(url, 3);
                LogDatabase database = open(pool);
                TrainingLog log = database.create()) {
            for (int time = 1; time <= 100; time++) {
                log.record(time, "cost", 1.0 / time);
            }
            int rows = 0;
            for (Iterator<Map<String, Object>> row = log.rows().values().iterator(); row.hasNext(); rows++) {
                row.next();
                log.record(1, "seen", rows); // not a later row, which this would come to
                log.flush();
            }
            assertThat(rows).isEqualTo(100);
        }
    }

    /** The pool closes one that broke as soon as it sees that, so that it cannot be asked anything any more. */
    @Test
    void connectionsThatBreakAreReplaced() {
        try (UnreliableLink link = UnreliableLink.to(PostgresServer.shared());
                HikariDataSource pool = pool(link.through(url), 3);
                LogDatabase database = open(pool);
                TrainingLog log = database.create()) {
            for (int time = 1; time <= 10; time++) {
                link.cut();
                log.record(time, "cost", 1.0 / time);
                log.flush();
                log.status().put("note", time);
            }
            assertThat(log.series("cost").times()).hasSize(10);
        }
    }

    @Test
    void whoGetsNoneIsToldSo() {
        try (HikariDataSource pool = pool(url, 1)) {
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> open(pool))
                    .withMessageContaining("has no connection free")
                    .withMessageContaining("at least three");
        }
    }
}
