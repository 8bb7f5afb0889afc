package io.traininglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.traininglog.postgresql.PostgresServer;
import io.traininglog.postgresql.UnreliableLink;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies from and to a server whose connections break meanwhile. */
@Tag("once")
class CopyOverUnreliableLinkTest {

    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final int STEPS = 60_000;

    @TempDir
    Path folder;

    private String url;
    private UnreliableLink link;
    private LogDatabase here;

    @BeforeEach
    void open() {
        url = PostgresServer.shared().newDatabase();
        link = UnreliableLink.to(PostgresServer.shared());
        here = LogDatabase.inMemory();
    }

    @AfterEach
    void close() {
        here.close();
        link.close();
    }

    private LogDatabase server(String place) {
        return LogDatabase.builder().journalFolder(folder).open(place);
    }

    private static void fill(LogDatabase database) {
        for (UUID uuid : List.of(FIRST, SECOND)) {
            LogOrigin origin = LogOrigin.of(uuid);
            database.importLog(uuid.equals(SECOND) ? origin.resumedFrom(FIRST, 10) : origin, log -> {
                for (int step = 0; step < STEPS; step++) {
                    log.put(step, "cost", 1.0 / (step + 1));
                }
                log.putStatus("iterations_done", STEPS);
            });
        }
    }

    /** Cuts once, when so many entries are copied. */
    private Progress cutAt(long entries) {
        boolean[] isCut = new boolean[1];
        return (done, total) -> {
            if (done >= entries && !isCut[0]) {
                isCut[0] = true;
                link.cut();
            }
        };
    }

    @Test
    void aLogWhoseReadingBreaksIsNotHalfThereAndTheNextRunGoesOn() {
        try (LogDatabase database = server(url)) {
            fill(database);
        }
        try (LogDatabase there = server(link.through(url))) {
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> here.copyAll(there, CopyOptions.all(), cutAt(STEPS + 20_000)))
                    .withMessageContaining("broke while a log was read")
                    .withMessageContaining("run it again")
                    .withMessageContaining(there.description());
            assertThat(here.logs()).extracting(LogSummary::uuid).containsExactly(FIRST);
            CopyReport report = here.copyAll(there, CopyOptions.all(), Progress.NONE);
            assertThat(report.present()).containsExactly(FIRST);
            assertThat(report.copied()).containsExactly(SECOND);
            assertThat(StoredContent.of(here)).isEqualTo(StoredContent.of(there));
        }
    }

    @Test
    void aLogWhoseWritingBreaksIsWrittenAgainAndOnce() {
        fill(here);
        try (LogDatabase there = server(link.through(url))) {
            CopyReport report = there.copyAll(here, CopyOptions.all(), cutAt(STEPS + 20_000));
            assertThat(report.copied()).containsExactly(FIRST, SECOND);
            assertThat(report.entries()).isEqualTo(2L * STEPS);
            assertThat(StoredContent.of(there)).isEqualTo(StoredContent.of(here));
        }
    }

    /** More than is collected before some of it goes there: so it breaks while the file is being read. */
    @Test
    void aLargeLogOfAFileWhoseWritingBreaksIsWrittenAgainAndOnce() {
        int steps = 1_200_000;
        try (LogDatabase file = LogDatabase.open(folder.resolve("runs.sqlite"));
                LogDatabase there = server(link.through(url))) {
            file.importLog(LogOrigin.of(FIRST), log -> {
                for (int step = 0; step < steps; step++) {
                    log.put(step, "cost", 1.0 / (step + 1));
                }
            });
            CopyReport report = there.copyAll(file, CopyOptions.all(), cutAt(1_000_000));
            assertThat(report.entries()).isEqualTo(steps);
            try (TrainingLog copied = there.open(FIRST)) {
                assertThat(copied.series("cost").times()).hasSize(steps);
            }
        }
    }

    @Test
    void aReplacementThatBreaksIsDoneAgainAndOnce() {
        fill(here);
        try (LogDatabase there = server(link.through(url));
                TrainingLog changed = here.open(FIRST)) {
            there.copyAll(here, CopyOptions.all(), Progress.NONE);
            changed.record(STEPS, "cost", 0.0);
            CopyReport report = there.copyAll(here, CopyOptions.all().replacing(), cutAt(STEPS + 20_000));
            assertThat(report.replaced()).containsExactly(FIRST, SECOND);
            assertThat(report.entries()).isEqualTo(2L * STEPS + 1);
            assertThat(StoredContent.of(there)).isEqualTo(StoredContent.of(here));
        }
    }

    @Test
    void aCommitWhoseAnswerIsLostIsNoSecondCopy() {
        fill(here);
        try (LogDatabase there = server(link.through(url))) {
            var fault = link.cutAfter("COMMIT");
            CopyReport report = there.copyAll(here, CopyOptions.all(), Progress.NONE);
            assertThat(fault.hasStruck()).isTrue();
            assertThat(report.isComplete()).isTrue();
            assertThat(StoredContent.of(there)).isEqualTo(StoredContent.of(here));
        }
    }
}
