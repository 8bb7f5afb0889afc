package io.traininglog.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.value.Cell;
import io.traininglog.value.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused leaves nothing behind, and what does not fit says so. */
class AppenderTest {

    @TempDir
    Path folder;

    private Journal journal;
    private Appender appender;

    @BeforeEach
    void create() {
        journal = Journal.create(folder.resolve("runs.sqlite"), 8192);
        appender = journal.appender();
        appender.log(0, new UUID(1, 2));
        appender.key(0, "k");
    }

    @AfterEach
    void close() {
        journal.closeAndDelete();
    }

    @Test
    void whatIsRefusedLeavesNothing() {
        int used = journal.used();
        Cell damaged = new Cell.Damaged("broken", null, null);
        Cell misfit = new Cell.Blob(Kind.UTF16, new byte[0]);
        Cell good = new Cell.Int(1);
        assertThatThrownBy(() -> appender.cells(0, 1, new int[] {0, 0}, new Cell[] {good, damaged}, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("broken");
        assertThatThrownBy(() -> appender.status(0, "s", damaged)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> appender.status(0, "s", misfit)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> appender.number(1, 0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> appender.number(0, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> appender.number(-1, 0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> appender.numbers(0, 1, new int[] {0, 1}, new double[2], 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> appender.numbers(0, 1, new int[] {0}, new double[1], 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> appender.key(3, "late")).isInstanceOf(IllegalArgumentException.class);
        assertThat(journal.used()).isEqualTo(used);
    }

    @Test
    void aRecordTakesAQuarterOfAnAreaAtMost() {
        int used = journal.used();
        int head = 8 + 4 + 4 + 1 + 1 + 1 + 4; // record, log, length of the key, key, tag, kind, length
        assertThat(appender.status(0, "s", new Cell.Blob(Kind.BYTES, new byte[2048 - head + 1])))
                .isEqualTo(Append.TOO_LARGE);
        assertThat(appender.status(0, "s", new Cell.Text("x".repeat(10_000_000))))
                .isEqualTo(Append.TOO_LARGE);
        assertThat(appender.numbers(0, 1, new int[1000], new double[1000], 1000))
                .isEqualTo(Append.TOO_LARGE);
        assertThat(journal.used()).isEqualTo(used);
        assertThat(appender.status(0, "s", new Cell.Blob(Kind.BYTES, new byte[2048 - head])))
                .isEqualTo(Append.DONE);
        assertThat(journal.used()).isEqualTo(used + 2048);
    }

    @Test
    void aFullGenerationHasNoRoomUntilTheNext() {
        long numbers = 0;
        while (appender.number(0, 0, numbers, 1) == Append.DONE) {
            numbers++;
        }
        assertThat(numbers).isEqualTo((8192 - 64 - 32 - 24) / 32);
        assertThat(appender.number(0, 0, 1, 1)).isEqualTo(Append.NO_ROOM);
        assertThat(journal.next()).isTrue();
        assertThat(journal.isEmpty()).isTrue();
        assertThatThrownBy(() -> appender.number(0, 0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(appender.log(0, new UUID(1, 2))).isEqualTo(Append.DONE);
        assertThat(journal.next()).as("generation 1 is not drained").isFalse();
        assertThat(journal.generation()).isEqualTo(2);
        journal.drained(1);
        assertThat(journal.next()).isTrue();
        assertThat(journal.generation()).isEqualTo(3);
    }

    @Test
    void anInterruptedThreadAppendsForcesAndCreates() {
        Thread.currentThread().interrupt();
        try (Journal other = Journal.create(folder.resolve("runs.sqlite"), 1 << 20)) {
            other.appender().log(0, new UUID(1, 2));
            other.appender().key(0, "k");
            for (int i = 0; i < 20_000; i++) {
                other.appender().number(0, 0, i, 1);
            }
            other.force();
            other.prepare();
            assertThat(Thread.interrupted()).isTrue();
            other.closeAndDelete();
            assertThat(other.file()).doesNotExist();
        }
    }

    @Test
    void aClosedJournalRefusesEverything() {
        Journal closed = Journal.create(folder.resolve("runs.sqlite"), 8192);
        closed.appender().log(0, new UUID(1, 2));
        closed.appender().key(0, "k");
        closed.close();
        assertThatThrownBy(() -> closed.appender().number(0, 0, 1, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(closed::next).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(closed::force).isInstanceOf(IllegalStateException.class);
        closed.close();
        closed.closeAndDelete();
        assertThat(closed.file()).as("what was closed first").exists();
    }

    @Test
    void itsFileHasTheDatabasesPermissions() throws Exception {
        Path database = Files.createFile(folder.resolve("shared.sqlite"));
        Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-rw-r--"));
        Journal shared = Journal.create(database, 8192);
        assertThat(Files.getPosixFilePermissions(shared.file()))
                .isEqualTo(PosixFilePermissions.fromString("rw-rw-r--"));
        shared.closeAndDelete();
    }
}
