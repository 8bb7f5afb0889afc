package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import io.traininglog.postgresql.NewDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What trainers of logs on a server leave when they end. */
@Timeout(120)
@Tag("once")
class TrainersEndOnServerTest {

    @TempDir
    Path journals;

    @NewDatabase
    private String url;

    @BeforeEach
    void create() {
        ServerDatabases.open(url, journals).close();
    }

    /** The machine's journals may go with it, as a container's do. */
    @Test
    void allThatATrainerWroteIsOnTheServerWhenItHasExited() throws Exception {
        try (ChildJvm trainer = ChildJvm.start(ServerDatabases.flags(journals), ExitingTrainer.class, url)) {
            assertThat(trainer.finish()).containsExactly("1 row");
        }
        assertThat(ServerDatabases.strings(url, "SELECT time FROM entries ORDER BY time"))
                .containsExactly("1", "2");
    }

    @Test
    void aTrainerThatExitsWaitsForALogThatIsHeld() throws Exception {
        try (Connection holder = DriverManager.getConnection(url);
                Statement statement = holder.createStatement()) {
            // Whoever brings something to a log waits for the trigger's table, as for a log that is held
            ServerDatabases.execute(
                    url,
                    "CREATE TABLE turn ()",
                    "CREATE FUNCTION await_turn() RETURNS trigger LANGUAGE plpgsql AS"
                            + " 'BEGIN LOCK TABLE turn IN SHARE MODE; RETURN NULL; END'",
                    "CREATE TRIGGER waits BEFORE INSERT ON entries EXECUTE FUNCTION await_turn()");
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE turn");
            try (ChildJvm trainer = ChildJvm.start(ServerDatabases.flags(journals), ExitingTrainer.class, url)) {
                trainer.expect("1 row");
                TimeUnit.SECONDS.sleep(2);
                holder.rollback();
                trainer.finish();
                assertThat(trainer.errors()).isEmpty();
            }
        }
        assertThat(ServerDatabases.strings(url, "SELECT time FROM entries ORDER BY time"))
                .containsExactly("1", "2");
    }

    @Test
    void nothingIsLeftOfALogThatIsDeletedWhileAJournalIsBroughtToIt() throws Exception {
        UUID log;
        try (LogDatabase database = ServerDatabases.open(url, journals);
                TrainingLog made = database.create()) {
            log = made.uuid();
            made.record(1, "cost", 0.5);
            try (Stream<Path> files = Files.list(journals)) {
                String journal = files.findFirst().orElseThrow().getFileName().toString();
                Path base = journals.resolve(journal.replaceFirst("\\.journal-.*", ""));
                made.close();
                database.close();
                JournalOrphansTest.leave(base, log, 2, "cost", 0.25);
            }
        }
        try (Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM logs FOR UPDATE");
            CompletableFuture<Void> opening = CompletableFuture.runAsync(
                    () -> ServerDatabases.open(url, journals).close());
            while (ServerDatabases.strings(url, "SELECT pid FROM pg_locks WHERE NOT granted")
                    .isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            for (String table : List.of("entries", "status", "keys", "journals", "lineage", "logs")) {
                statement.execute("DELETE FROM " + table);
            }
            statement.execute("UPDATE lineage_revision SET revision = revision + 1");
            other.commit();
            opening.get();
        }
        assertThat(ServerDatabases.strings(url, "SELECT time FROM entries")).isEmpty();
        try (Stream<Path> files = Files.list(journals)) {
            assertThat(files).isEmpty();
        }
    }
}
