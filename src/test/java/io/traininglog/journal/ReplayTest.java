package io.traininglog.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was appended comes back, as it was and once. */
class ReplayTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {4096, 8192, 1 << 20})
    void everyRecordComesBackAtEveryMoment(int areaSize) throws Exception {
        Random random = new Random(areaSize);
        Path copy = folder.resolve("copy");
        try (Journal journal = Journal.create(folder.resolve("runs.sqlite"), areaSize)) {
            RandomRecords records = new RandomRecords(journal, random);
            for (int i = 0; i < 600; i++) {
                boolean hasRoom = records.append();
                if (i % 7 == 0 || !hasRoom) {
                    Files.copy(journal.file(), copy, StandardCopyOption.REPLACE_EXISTING);
                    for (long drained = Math.max(0, journal.generation() - 2);
                            drained <= journal.generation();
                            drained++) {
                        Recorded read = new Recorded();
                        Replay replay = Copies.read(copy, drained, read);
                        assertThat(read.records).isEqualTo(records.after(drained));
                        assertThat(replay).isEqualTo(new Replay(journal.generation(), read.records.size(), null));
                    }
                }
                if (!hasRoom || random.nextInt(100) == 0) {
                    journal.drained(journal.generation() - 1);
                    records.next();
                }
            }
            assertThat(journal.generation()).isGreaterThan(3);
        }
    }

    @Test
    void anOrphanIsReadAfterItsLastDrainedGenerationAndDeleted() {
        Path database = folder.resolve("runs.sqlite");
        Journal journal = Journal.create(database, 8192);
        RandomRecords records = new RandomRecords(journal, new Random(3));
        for (int generation = 1; generation < 4; generation++) {
            records.append();
            records.append();
            journal.drained(generation - 1);
            records.next();
        }
        records.append();
        journal.close();
        List<Orphan> orphans = Orphans.claim(database, Duration.ZERO);
        assertThat(orphans).hasSize(1);
        try (Orphan orphan = orphans.get(0)) {
            assertThat(orphan.file()).isEqualTo(journal.file());
            assertThat(orphan.id()).isEqualTo(journal.id());
            assertThat(orphan.created()).isPositive();
            for (long drained = 2; drained < 5; drained++) {
                Recorded read = new Recorded();
                Replay replay = orphan.replay(drained, read);
                assertThat(read.records).isEqualTo(records.after(drained));
                assertThat(replay).isEqualTo(new Replay(4, read.records.size(), null));
            }
            orphan.delete();
        }
        assertThat(journal.file()).doesNotExist();
        assertThat(Orphans.claim(database, Duration.ZERO)).isEmpty();
    }

    @Test
    void aGenerationThatIsMissingIsToldAndWhatFollowsItLeft() {
        Path database = folder.resolve("runs.sqlite");
        Journal journal = Journal.create(database, 8192);
        RandomRecords records = new RandomRecords(journal, new Random(4));
        for (int generation = 1; generation < 4; generation++) {
            records.append();
            journal.drained(generation);
            records.next();
        }
        journal.close();
        try (Orphan orphan = Orphans.claim(database, Duration.ZERO).get(0)) {
            Recorded read = new Recorded();
            Replay replay = orphan.replay(1, read);
            assertThat(read.records).isEmpty();
            assertThat(replay.generation()).isEqualTo(1);
            assertThat(replay.damage()).contains("generation 2 is missing");
            Path aside = orphan.setAside();
            assertThat(aside).exists();
        }
        assertThat(journal.file()).doesNotExist();
        assertThat(Orphans.claim(database, Duration.ZERO)).isEmpty();
    }

    @Test
    void recordsOfAnEarlierGenerationInTheSameAreaAreNotTakenForLaterOnes() throws Exception {
        Path copy = folder.resolve("copy");
        try (Journal journal = Journal.create(folder.resolve("runs.sqlite"), 4096)) {
            for (int generation = 1; generation < 40; generation++) {
                UUID log = new UUID(0, generation);
                journal.appender().log(0, log);
                journal.appender().key(0, "k");
                int count = (generation * 37) % 100;
                Recorded expected = new Recorded();
                for (int i = 0; i < count; i++) {
                    assertThat(journal.appender().number(0, 0, i, 1)).isEqualTo(Append.DONE);
                    expected.number(log, i, "k", 1);
                }
                Files.copy(journal.file(), copy, StandardCopyOption.REPLACE_EXISTING);
                Recorded read = new Recorded();
                Copies.read(copy, generation - 1, read);
                assertThat(read.records).isEqualTo(expected.records);
                journal.drained(generation);
                assertThat(journal.next()).isTrue();
            }
        }
    }

    @Test
    void preparingPagesWhileAnotherThreadWritesThemChangesNothing() throws Exception {
        Path copy = folder.resolve("copy");
        try (Journal journal = Journal.create(folder.resolve("runs.sqlite"), 8 << 20)) {
            AtomicBoolean done = new AtomicBoolean();
            Thread preparer = new Thread(() -> {
                while (!done.get()) {
                    journal.prepare();
                }
            });
            preparer.start();
            journal.appender().log(0, new UUID(1, 2));
            journal.appender().key(0, "k");
            for (int i = 0; i < 200_000; i++) {
                assertThat(journal.appender().number(0, 0, i, 1)).isEqualTo(Append.DONE);
            }
            done.set(true);
            preparer.join();
            Files.copy(journal.file(), copy);
            assertThat(Copies.read(copy, 0, new Recorded())).isEqualTo(new Replay(1, 200_000, null));
        }
    }
}
