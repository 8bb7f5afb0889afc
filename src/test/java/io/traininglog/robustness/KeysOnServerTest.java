package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import io.traininglog.postgresql.Fault;
import io.traininglog.postgresql.NewDatabase;
import io.traininglog.postgresql.PostgresServer;
import io.traininglog.postgresql.UnreliableLink;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a log's dictionary on a server: no more than who asks needs, and no oftener. */
@Timeout(120)
@Tag("once")
class KeysOnServerTest {

    private static final String ALL = "SELECT id, key FROM keys";

    private static final String ONE = "SELECT id FROM keys WHERE log = $1 AND digest = $2";

    private static final int KEYS = 100;

    @TempDir
    Path journals;

    private final PostgresServer server = PostgresServer.shared();

    @NewDatabase
    private String url;

    private UnreliableLink link;
    private UUID uuid;

    @BeforeEach
    void write() {
        link = UnreliableLink.to(server);
        try (LogDatabase database = ServerDatabases.open(url, journals);
                TrainingLog log = database.create()) {
            uuid = log.uuid();
            log.record(1, step(0.5));
        }
    }

    @AfterEach
    void close() {
        link.close();
    }

    private static Map<String, Double> step(double value) {
        Map<String, Double> step = new HashMap<>();
        for (int key = 0; key < KEYS; key++) {
            step.put("layer" + key, value);
        }
        return step;
    }

    @Test
    void whoGetsOneValueReadsNoOtherKeysWhetherThereIsOneOrNot() {
        try (LogDatabase database =
                        LogDatabase.builder().journalFolder(journals).readOnly().open(link.through(url));
                TrainingLog log = database.open(uuid)) {
            Fault all = link.cutBefore(ALL);
            assertThat(log.at(1).get("no such key")).isNull();
            assertThat(log.at(1).get("layer7")).isEqualTo(0.5);
            assertThat(all.hasStruck()).isFalse();
            assertThat(log.at(1)).isEqualTo(step(0.5));
            assertThat(all.hasStruck()).as("where the names of all are needed").isTrue();
        }
    }

    @Test
    void aKeyThatAnotherProcessAddsIsFound() throws Exception {
        try (LogDatabase database =
                        LogDatabase.builder().journalFolder(journals).readOnly().open(url);
                TrainingLog log = database.open(uuid)) {
            assertThat(log.at(1).get("no such key")).isNull();
            ServerDatabases.execute(
                    url,
                    "INSERT INTO keys (log, id, digest, key) SELECT log, max(id) + 1, sha256('no such key'), 'no such key'"
                            + " FROM keys GROUP BY log",
                    "INSERT INTO entries (log, time, key, real) SELECT log, 1, id, 0.25 FROM keys"
                            + " WHERE key = 'no such key'");
            assertThat(log.at(1).get("no such key")).isEqualTo(0.25);
        }
    }

    @Test
    void whoWritesToManyKeysLooksForNoneByItself() {
        try (LogDatabase database = ServerDatabases.open(link.through(url), journals);
                TrainingLog log = database.open(uuid)) {
            Fault one = link.cutBefore(ONE);
            log.record(2, step(0.25));
            log.flush();
            assertThat(one.hasStruck()).isFalse();
            assertThat(log.at(2).get("no such key")).isNull();
            assertThat(one.hasStruck()).as("for one value").isTrue();
        }
    }
}
