package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.traininglog.LogDatabase;
import io.traininglog.NoSuchLogException;
import io.traininglog.TrainingLog;
import io.traininglog.postgresql.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A log that is open, and that the server has no more, as when a standby takes over that was behind or a backup is restored. */
@Timeout(120)
class LostLogTest {

    private static final String[] WITHOUT_A_WORD = {
        "DELETE FROM entries",
        "DELETE FROM keys",
        "DELETE FROM status",
        "DELETE FROM journals",
        "DELETE FROM lineage",
        "DELETE FROM logs",
    };

    @TempDir
    Path journals;

    private String url;

    @BeforeEach
    void create() {
        url = PostgresServer.shared().newDatabase();
    }

    @AfterEach
    void drop() {
        PostgresServer.shared().drop(url);
    }

    @Test
    void whoWritesOnLearnsThatItIsGone() throws Exception {
        try (LogDatabase database = ServerDatabases.open(url, journals);
                TrainingLog log = database.create()) {
            log.record(1, "cost", 0.5);
            log.flush();
            ServerDatabases.execute(url, WITHOUT_A_WORD);
            log.record(2, "cost", 0.25);
            log.flush();
            assertThatExceptionOfType(NoSuchLogException.class)
                    .isThrownBy(() -> log.record(3, "cost", 0.125))
                    .withMessageContaining(log.hexUuid());
        }
        assertThat(ServerDatabases.strings(url, "SELECT time FROM entries")).isEmpty();
    }

    @Test
    void aTransactionLeavesNothingOfIt() throws Exception {
        try (LogDatabase database = ServerDatabases.open(url, journals);
                TrainingLog log = database.create()) {
            ServerDatabases.execute(url, WITHOUT_A_WORD);
            assertThatExceptionOfType(NoSuchLogException.class)
                    .isThrownBy(() -> log.status().put("note", "late"));
        }
        assertThat(ServerDatabases.strings(url, "SELECT key FROM status")).isEmpty();
    }
}
