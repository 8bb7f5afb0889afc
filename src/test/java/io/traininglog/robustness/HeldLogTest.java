package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.traininglog.BusyException;
import io.traininglog.LogDatabase;
import io.traininglog.NoSuchLogException;
import io.traininglog.TrainingLog;
import io.traininglog.postgresql.NewDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A log that somebody else has locked on the server for long, as who imports it does. */
@Timeout(120)
@Tag("once")
class HeldLogTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    Path journals;

    @NewDatabase
    private String url;

    private Connection holder;

    @BeforeEach
    void connect() throws SQLException {
        holder = DriverManager.getConnection(url);
        holder.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        holder.close();
    }

    private void hold(UUID log) throws SQLException {
        try (Statement statement = holder.createStatement()) {
            statement.execute("SELECT FROM logs WHERE log = '" + log + "' FOR UPDATE");
        }
    }

    private List<String> times(TrainingLog log) throws SQLException {
        return ServerDatabases.strings(url, "SELECT time FROM entries WHERE log = '" + log.uuid() + "' ORDER BY time");
    }

    @Test
    void whatTheOtherLogsOfAProcessHaveArrivesMeanwhile() throws Exception {
        try (LogDatabase database = ServerDatabases.open(url, journals, SHORT);
                TrainingLog first = database.create();
                TrainingLog held = database.create();
                TrainingLog last = database.create()) {
            hold(held.uuid());
            for (TrainingLog log : List.of(first, held, last)) {
                log.record(1, "cost", 0.5);
            }
            while (times(first).isEmpty() || times(last).isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertThat(times(held)).isEmpty();
            held.record(2, "cost", 0.25);
            first.record(2, "cost", 0.25);
            holder.rollback();
            held.flush();
            assertThat(times(held)).containsExactly("1", "2");
            assertThat(times(first)).containsExactly("1", "2");
            assertThat(first.at(1).put("cost", 0.75)).isEqualTo(0.5);
        }
    }

    @Test
    void whatHasArrivedIsReadAsItIsThereNow() throws Exception {
        try (LogDatabase database = ServerDatabases.open(url, journals, SHORT);
                TrainingLog held = database.create();
                TrainingLog log = database.create()) {
            hold(held.uuid());
            held.record(1, "cost", 0.5);
            log.record(1, "cost", 0.5);
            log.record(2, "cost", 0.25);
            log.finishIteration();
            assertThatExceptionOfType(BusyException.class).isThrownBy(log::flush);
            ServerDatabases.execute(
                    url,
                    "UPDATE entries SET real = 9 WHERE time = 1",
                    "DELETE FROM entries WHERE time = 2",
                    "UPDATE status SET whole = 2 WHERE key = 'iterations_done'");
            assertThat(log.at(1).get("cost")).isEqualTo(9.0);
            assertThat(log.rows()).containsExactly(entry(1L, Map.of("cost", 9.0)));
            assertThat(log.series("cost").values()).containsExactly(9);
            assertThat(log.status().iterationsDone()).isEqualTo(2);
            assertThat(held.at(1).get("cost")).isEqualTo(0.5);
            holder.rollback();
        }
    }

    @Test
    void whoFlushesBringsTheOthersBeforeItIsToldOfTheOneThatIsHeld() throws Exception {
        try (LogDatabase database = ServerDatabases.open(url, journals, SHORT);
                TrainingLog first = database.create();
                TrainingLog held = database.create();
                TrainingLog last = database.create()) {
            hold(held.uuid());
            for (TrainingLog log : List.of(first, held, last)) {
                log.record(1, "cost", 0.5);
            }
            assertThatExceptionOfType(BusyException.class)
                    .isThrownBy(last::flush)
                    .withMessageContaining("held log " + held.hexUuid())
                    .withMessageContaining("is in this process's journal");
            assertThat(times(first)).containsExactly("1");
            assertThat(times(last)).containsExactly("1");
            holder.rollback();
            held.flush();
            assertThat(times(held)).containsExactly("1");
        }
    }

    @Test
    void whatADeadProcessLeftForItKeepsNoLivingOneWaiting() throws Exception {
        try (LogDatabase database = ServerDatabases.open(url, journals, SHORT);
                TrainingLog held = database.create();
                TrainingLog log = database.create()) {
            log.record(1, "cost", 0.5);
            try (Stream<Path> files = Files.list(journals)) {
                String journal = String.valueOf(files.findFirst().orElseThrow().getFileName());
                Path base = journals.resolve(journal.replaceFirst("\\.journal-.*", ""));
                hold(held.uuid());
                JournalOrphansTest.leave(base, held.uuid(), 1, "cost", 0.25);
            }
            log.record(2, "cost", 0.25);
            log.status().put("note", "goes on");
            assertThat(times(log)).containsExactly("1", "2");
            assertThat(times(held)).isEmpty();
            holder.rollback();
            while (times(held).isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    @Test
    void whoDeletesALogThatSomebodyDeletesMeanwhileIsToldThatThereIsNone() throws Exception {
        try (LogDatabase database = ServerDatabases.open(url, journals)) {
            UUID uuid;
            try (TrainingLog log = database.create()) {
                uuid = log.uuid();
            }
            hold(uuid);
            Thread other = new Thread(() -> {
                try (Statement statement = holder.createStatement()) {
                    while (ServerDatabases.strings(
                                    url, "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
                            .isEmpty()) {
                        TimeUnit.MILLISECONDS.sleep(20);
                    }
                    statement.execute("DELETE FROM lineage; DELETE FROM logs");
                    holder.commit();
                } catch (SQLException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            other.start();
            assertThatExceptionOfType(NoSuchLogException.class).isThrownBy(() -> database.delete(uuid));
            other.join();
        }
    }
}
