package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.traininglog.Durability;
import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which calls wait for the disk: counted by {@code strace} where it is installed, between lines that the trainer writes.
 */
class PowerLossTest {

    private static final int PUTS = 10;

    @TempDir
    Path folder;

    /** Trains with the durability that it is given, in stretches that end with a line on standard output. */
    static final class Trainer {
        public static void main(String[] arguments) {
            try (LogDatabase database = LogDatabase.builder()
                            .durability(Durability.valueOf(arguments[1]))
                            .open(Path.of(arguments[0]));
                    TrainingLog log = database.create()) {
                log.record(0, Map.of("cost", 0, "note", "the first of its keys"));
                log.at(0).put("put", 0);
                mark("begin");
                for (int time = 1; time <= PUTS; time++) {
                    log.record(time, "cost", time);
                }
                mark("records");
                for (int time = 1; time <= PUTS; time++) {
                    log.at(time).put("put", time);
                }
                mark("puts");
                for (int time = 1; time <= PUTS; time++) {
                    log.finishIteration();
                }
                mark("iterations");
                log.flush();
                mark("flush");
                log.record(100, "cost", 1);
                mark("record");
                log.checkpoint();
                mark("checkpoint");
            }
        }

        private static void mark(String name) {
            System.out.println("mark " + name);
            System.out.flush();
        }
    }

    @Test
    void everyWriteWaitsForTheDiskWherePowerMayFail() throws Exception {
        List<String> calls = trace(Durability.POWER_LOSS);
        for (String stretch : List.of("records", "puts", "iterations")) {
            assertThat(syncs(calls, stretch)).as(stretch).isGreaterThanOrEqualTo(PUTS);
        }
        assertThat(syncs(calls, "record")).isPositive();
    }

    @Test
    void onlyFlushAndCheckpointWaitForTheDiskWhereProcessesMayDie() throws Exception {
        List<String> calls = trace(Durability.PROCESS_DEATH);
        for (String stretch : List.of("records", "puts", "iterations", "record")) {
            assertThat(syncs(calls, stretch)).as(stretch).isZero();
        }
        assertThat(syncs(calls, "flush")).isPositive();
        assertThat(syncs(calls, "checkpoint")).isPositive();
    }

    @Test
    void theWriteAheadLogIsOn() throws Exception {
        for (Durability durability : Durability.values()) {
            Path file = folder.resolve(durability + ".sqlite");
            LogDatabase.builder().durability(durability).open(file).close();
            assertThat(Databases.strings(file, "PRAGMA journal_mode")).containsExactly("wal");
        }
    }

    /** How many calls wait for the disk between the mark of this name and the one before it. */
    private static long syncs(List<String> calls, String mark) {
        int end = indexOfMark(calls, mark);
        int begin = end - 1;
        while (!calls.get(begin).contains("mark ")) {
            begin--;
        }
        return calls.subList(begin, end).stream()
                .filter(call -> call.contains("sync("))
                .count();
    }

    private static int indexOfMark(List<String> calls, String mark) {
        for (int i = 0; i < calls.size(); i++) {
            if (calls.get(i).contains("\"mark " + mark + "\\n\"")) {
                return i;
            }
        }
        throw new AssertionError("no mark " + mark + " in " + calls);
    }

    private List<String> trace(Durability durability) throws Exception {
        assumeTrue(hasStrace(), "needs strace");
        Path trace = folder.resolve("trace");
        List<String> wrapper = List.of(
                "strace",
                "-f",
                "-qq",
                "-s",
                "40",
                "-o",
                trace.toString(),
                "-e",
                "trace=fsync,fdatasync,msync,write",
                "-e",
                "signal=none");
        try (ChildJvm trainer = ChildJvm.start(
                wrapper, ChildJvm.nativeAccess(), Trainer.class, folder.resolve("runs.sqlite"), durability)) {
            assertThat(trainer.finish()).hasSize(7);
        }
        return Files.readAllLines(trace).stream()
                .filter(line -> line.contains("sync(") || line.contains("\"mark "))
                .toList();
    }

    private static boolean hasStrace() throws InterruptedException {
        try {
            return new ProcessBuilder("strace", "-o", "/dev/null", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
