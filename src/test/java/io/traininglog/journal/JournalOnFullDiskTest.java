package io.traininglog.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk without room is an exception of the call that needs it, never a signal; with room it goes on. */
class JournalOnFullDiskTest {

    @TempDir
    Path folder;

    private Path disk;
    private Path database;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()), "may not mount");
        database = disk.resolve("runs.sqlite");
    }

    @AfterEach
    void unmount() throws Exception {
        for (int i = 0; i < 100 && !run("umount", disk.toString()); i++) {
            System.gc(); // ends the mapping of a journal that is closed
            Thread.sleep(50);
        }
        assertThat(disk).isEmptyDirectory();
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void whatWasAppendedIsThereAndTheRestFollowsWithRoom() throws Exception {
        Journal journal = Journal.create(database, Journal.AREA_SIZE);
        Appender appender = journal.appender();
        appender.log(0, new UUID(1, 2));
        appender.key(0, "k");
        Path ballast = disk.resolve("ballast");
        Files.write(ballast, new byte[300_000]);
        long appended = fillUp(appender);
        assertThat(appended).isGreaterThan(5_000);
        int used = journal.used();
        assertThatThrownBy(() -> appender.number(0, 0, appended, 1))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(journal.file() + " cannot grow");
        assertThatThrownBy(journal::prepare).isInstanceOf(JournalException.class);
        assertThat(journal.generation()).isEqualTo(1);
        assertThat(journal.used()).isEqualTo(used);
        journal.force();
        Files.delete(ballast);
        assertThat(appender.number(0, 0, appended, 1)).isEqualTo(Append.DONE);
        journal.close();
        try (Orphan orphan = Orphans.claim(database, Duration.ZERO).get(0)) {
            assertThat(orphan.replay(0, new Recorded())).isEqualTo(new Replay(1, appended + 1, null));
        }
    }

    @Test
    void theNextGenerationBeginsOnAFullDisk() throws Exception {
        Journal journal = Journal.create(database, Journal.AREA_SIZE);
        Files.write(disk.resolve("ballast"), new byte[300_000]);
        journal.appender().log(0, new UUID(1, 2));
        journal.appender().key(0, "k");
        long appended = fillUp(journal.appender());
        assertThat(journal.next()).isTrue();
        journal.appender().log(0, new UUID(1, 2));
        journal.appender().key(0, "k");
        assertThat(journal.appender().number(0, 0, appended, 1)).isEqualTo(Append.DONE);
        journal.close();
        try (Orphan orphan = Orphans.claim(database, Duration.ZERO).get(0)) {
            assertThat(orphan.replay(0, new Recorded())).isEqualTo(new Replay(2, appended + 1, null));
        }
    }

    private static long fillUp(Appender appender) {
        for (long value = 0; ; value++) {
            try {
                assertThat(appender.number(0, 0, value, 1)).isEqualTo(Append.DONE);
            } catch (JournalException e) {
                return value;
            }
        }
    }

    @Test
    void aJournalThatCannotBeMadeLeavesNothing() throws Exception {
        Files.write(disk.resolve("ballast"), new byte[1_000_000]);
        assertThatThrownBy(() -> Journal.create(database, Journal.AREA_SIZE)).isInstanceOf(JournalException.class);
        assertThat(JournalName.list(database)).isEmpty();
    }
}
