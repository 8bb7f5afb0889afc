package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.collect.MoreCollectors;
import io.traininglog.BusyException;
import io.traininglog.LogDatabase;
import io.traininglog.NoSuchLogException;
import io.traininglog.TrainingLog;
import io.traininglog.postgresql.NewDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A log that is open, and that the server has no more, as when a standby takes over that was behind or a backup is restored. */
@Timeout(120)
@Tag("once")
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

    @NewDatabase
    private String url;

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

    /** As where a trainer's server was replaced by one that was restored elsewhere, and comes back. */
    @Test
    void theJournalOfADeadProcessIsKeptForTheDatabaseThatHasTheLogAndBroughtOnce() throws Exception {
        List<UUID> uuids = leaveJournal();
        String other = " WHERE log = '" + uuids.get(1) + "'";
        ServerDatabases.execute(
                url,
                "CREATE TABLE old_logs AS TABLE logs",
                "CREATE TABLE old_lineage AS TABLE lineage",
                "DELETE FROM lineage" + other,
                "DELETE FROM logs" + other);
        ServerDatabases.open(url, journals).close();
        Path kept;
        try (Stream<Path> left = Files.list(journals)) {
            kept = left.collect(MoreCollectors.onlyElement());
        }
        assertThat(kept).asString().endsWith(".kept");
        try (LogDatabase database = ServerDatabases.open(url, journals);
                TrainingLog log = database.open(uuids.get(0))) {
            assertThat(log.at(1).put("cost", 0.75)).isEqualTo(0.5);
        }
        ServerDatabases.execute(
                url,
                "INSERT INTO logs SELECT * FROM old_logs" + other,
                "INSERT INTO lineage SELECT * FROM old_lineage" + other);
        Files.copy(kept, Path.of(kept.toString().replaceFirst("\\.kept$", "")));
        try (LogDatabase database = ServerDatabases.open(url, journals);
                TrainingLog log = database.open(uuids.get(0));
                TrainingLog lost = database.open(uuids.get(1))) {
            assertThat(log.at(1).get("cost")).as("written since").isEqualTo(0.75);
            assertThat(log.status().iterationsDone()).isEqualTo(1);
            assertThat(lost.at(1).get("cost")).isEqualTo(0.5);
            assertThat(lost.status().iterationsDone()).isEqualTo(1);
        }
        assertThat(ServerDatabases.strings(url, "SELECT journal FROM journals")).isEmpty();
    }

    @Test
    void aJournalThatIsKeptAgainTakesThePlaceOfTheSame() throws Exception {
        leaveJournal();
        Path journal;
        try (Stream<Path> left = Files.list(journals)) {
            journal = left.collect(MoreCollectors.onlyElement());
        }
        Path kept = Files.copy(journal, Path.of(journal + ".kept"));
        ServerDatabases.execute(url, WITHOUT_A_WORD);
        ServerDatabases.open(url, journals).close();
        try (Stream<Path> left = Files.list(journals)) {
            assertThat(left).containsExactly(kept);
        }
    }

    /** Of two logs, by a process that cannot bring it to the server before its end. */
    private List<UUID> leaveJournal() throws Exception {
        try (Connection holder = DriverManager.getConnection(url)) {
            LogDatabase database = ServerDatabases.open(url, journals, Duration.ofMillis(100));
            List<TrainingLog> logs = List.of(database.create(), database.create());
            List<UUID> uuids = logs.stream().map(TrainingLog::uuid).toList();
            holder.setAutoCommit(false);
            holder.createStatement().execute("SELECT FROM logs FOR UPDATE");
            for (TrainingLog log : logs) {
                log.record(1, "cost", 0.5);
                log.finishIteration();
            }
            database.close();
            logs.get(0).close();
            assertThatExceptionOfType(BusyException.class)
                    .isThrownBy(() -> logs.get(1).close());
            return uuids;
        }
    }
}
