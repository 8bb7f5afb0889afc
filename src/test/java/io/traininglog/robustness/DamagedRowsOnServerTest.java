package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.CodecException;
import io.traininglog.CopyOptions;
import io.traininglog.LogDatabase;
import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import io.traininglog.postgresql.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows on a server that this library would not write: another program's, a newer library's, or what a disk made of them. */
@Tag("once")
class DamagedRowsOnServerTest {

    private static final String ROWS =
            "SELECT time || ' ' || coalesce(bytes::text, real::text) FROM entries ORDER BY time";

    /** None at all, kinds that only a newer library knows, and such as have the wrong content. */
    private static final List<String> DAMAGE =
            List.of("", "00", "01aa", "02", "0700", "08aa", "0abbcc", "63", "fe01", "ff", "ff01");

    @TempDir
    Path folder;

    private final PostgresServer server = PostgresServer.shared();
    private final List<String> urls = new ArrayList<>();

    private String url;
    private UUID log;

    private String newDatabase() {
        String made = server.newDatabase();
        urls.add(made);
        return made;
    }

    @BeforeEach
    void damage() throws Exception {
        url = newDatabase();
        try (LogDatabase database = ServerDatabases.open(url, folder);
                TrainingLog made = database.create()) {
            log = made.uuid();
            for (int time = 0; time <= DAMAGE.size(); time++) {
                made.record(time, "cost", 0.5);
            }
        }
        for (int time = 0; time < DAMAGE.size(); time++) {
            ServerDatabases.execute(
                    url, "UPDATE entries SET real = NULL, bytes = '\\x" + DAMAGE.get(time) + "' WHERE time = " + time);
        }
    }

    @AfterEach
    void drop() {
        urls.forEach(server::drop);
    }

    @Test
    void eachNamesItselfAndItsNeighboursStayReadable() {
        try (LogDatabase database = ServerDatabases.open(url, folder);
                TrainingLog damaged = database.open(log)) {
            for (int time = 0; time < DAMAGE.size(); time++) {
                int at = time;
                assertThatThrownBy(() -> damaged.at(at).get("cost"))
                        .isInstanceOf(CodecException.class)
                        .hasMessageContainingAll(damaged.hexUuid(), "time " + at, "'cost'");
            }
            assertThat(damaged.at(DAMAGE.size())).containsEntry("cost", 0.5);
        }
    }

    @Test
    void onAnotherServerEachIsAsItWas() throws Exception {
        String other = newDatabase();
        try (LogDatabase from = ServerDatabases.open(url, folder);
                LogDatabase to = ServerDatabases.open(other, folder)) {
            to.copyAll(from, CopyOptions.all(), Progress.NONE);
        }
        assertThat(ServerDatabases.strings(other, ROWS)).isEqualTo(ServerDatabases.strings(url, ROWS));
    }

    @Test
    void backFromAFileEachIsAsItWas() throws Exception {
        String back = newDatabase();
        try (LogDatabase from = ServerDatabases.open(url, folder);
                LogDatabase file = LogDatabase.open(folder.resolve("copy.sqlite"));
                LogDatabase to = ServerDatabases.open(back, folder)) {
            file.copyAll(from, CopyOptions.all(), Progress.NONE);
            to.copyAll(file, CopyOptions.all(), Progress.NONE);
        }
        assertThat(ServerDatabases.strings(back, ROWS)).isEqualTo(ServerDatabases.strings(url, ROWS));
    }
}
