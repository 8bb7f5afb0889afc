package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.journal.Orphan;
import io.traininglog.journal.Orphans;
import io.traininglog.journal.RecordVisitor;
import io.traininglog.journal.Replay;
import io.traininglog.value.Cell;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed process had acknowledged is read back, in order and once. */
class JournalKillTest {

    private static final int ROUNDS = 8;

    @TempDir
    Path folder;

    @Test
    void allThatWasAcknowledgedIsReadBack() throws Exception {
        Path database = folder.resolve("runs.sqlite");
        Random random = new Random(5);
        for (int round = 0; round < ROUNDS; round++) {
            Path drained = folder.resolve("drained-" + round);
            long acknowledged = run(database, drained, random.nextInt(2_000));
            ByteBuffer row = ByteBuffer.allocate(16);
            if (Files.size(drained) > 0) {
                row = ByteBuffer.wrap(Files.readAllBytes(drained));
            }
            try (Orphan orphan = Orphans.claim(database, Duration.ZERO).get(0)) {
                Times times = new Times();
                Replay replay = orphan.replay(row.getLong(), times);
                assertThat(replay.damage()).isNull();
                assertThat(replay.records()).isEqualTo(times.seen.size());
                long next = row.getLong();
                for (long time : times.seen) {
                    assertThat(time).isEqualTo(next);
                    next++;
                }
                assertThat(next).isGreaterThan(acknowledged);
                orphan.delete();
            }
        }
    }

    /** Kills it after so many lines; answers the last time that it acknowledged. */
    private static long run(Path database, Path drained, int lines) throws Exception {
        try (ChildJvm child = ChildJvm.start(KilledAppender.class, database, drained)) {
            String last = "-1";
            for (int i = 0; i <= lines; i++) {
                last = child.line();
            }
            child.kill();
            for (String line = child.line(); line != null; line = child.line()) {
                last = line;
            }
            return Long.parseLong(last);
        }
    }

    /** The times of steps that are what they were. */
    private static final class Times implements RecordVisitor {

        final List<Long> seen = new ArrayList<>();

        @Override
        public void number(UUID log, long time, String key, double value) {
            assertThat(value).isEqualTo((double) time);
            assertThat(time % 4).isZero();
            seen.add(time);
        }

        @Override
        public void numbers(UUID log, long time, String[] keys, double[] values) {
            assertThat(values).containsExactly(1, 2, (double) time);
            assertThat(time % 4).isEqualTo(1);
            seen.add(time);
        }

        @Override
        public void cells(UUID log, long time, Map<String, Cell> cells) {
            assertThat(cells)
                    .isEqualTo(
                            time % 4 == 2
                                    ? Map.of("l", new Cell.Text(KilledAppender.text(time)))
                                    : Map.of("k", new Cell.Int(time), "l", Cell.Mark.NULL));
            seen.add(time);
        }

        @Override
        public void status(UUID log, String key, Cell cell) {
            throw new AssertionError(key);
        }

        @Override
        public void statusAdd(UUID log, String key, long delta) {
            throw new AssertionError(key);
        }
    }
}
