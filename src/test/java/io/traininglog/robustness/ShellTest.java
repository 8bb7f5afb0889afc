package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.traininglog.TrainingLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person reads the file with the {@code sqlite3} shell, and its arrays with NumPy. */
class ShellTest {

    @TempDir
    Path folder;

    @Test
    void theTimelineShowsWhatWasPut() throws Exception {
        assumeTrue(isThere("sqlite3", "--version"), "needs the sqlite3 shell");
        Path file = folder.resolve("runs.sqlite");
        try (TrainingLog log = TrainingLog.open(file)) {
            log.record(1, "train_cost", 0.5);
            log.record(2, "train_cost", Double.NaN);
            log.record(3, "train_cost", Double.POSITIVE_INFINITY);
            log.at(3).putAll(Map.of("done", true, "failed", false, "note", "it's ☃", "seen", 7));
            log.finishIteration();
            log.flush();
            String hex = log.hexUuid();
            // While the trainer has it open
            assertThat(shell(file, "select * from timeline where key = 'train_cost'"))
                    .containsExactly(
                            hex + "|1|train_cost|0.5|real",
                            hex + "|2|train_cost|NaN|real",
                            hex + "|3|train_cost|Inf|real");
            assertThat(shell(file, "select key, value, type from timeline where time = 3 order by key"))
                    .containsExactly(
                            "done|true|boolean",
                            "failed|false|boolean",
                            "note|it's ☃|text",
                            "seen|7|integer",
                            "train_cost|Inf|real");
            try (TrainingLog child = log.resumeAt(2)) {
                child.at(1).remove("train_cost");
                assertThat(shell(
                                file,
                                "select log, resumed_from, resumed_at, first_time, last_time, iterations_done,"
                                        + " epochs_done from runs order by resumed_at"))
                        .containsExactly(hex + "||" + "|1|3|1|0", child.hexUuid() + "|" + hex + "|2|1|1|2|0");
                assertThat(shell(file, "select count(*) from timeline where log = '" + child.hexUuid() + "'"))
                        .containsExactly("0");
            }
        }
    }

    @Test
    void whatBlocksWroteShowsInTheTimelineToo() throws Exception {
        assumeTrue(isThere("sqlite3", "--version"), "needs the sqlite3 shell");
        Path file = Databases.blocks(folder.resolve("blocks.sqlite"));
        TrainingLog.open(file).close();
        assertThat(shell(file, "select time, value, type from timeline where key = 'note'"))
                .containsExactly("8|héllo ☃|text");
        assertThat(shell(file, "select count(*) from runs where resumed_from is null"))
                .containsExactly("2");
    }

    @Test
    void numpyLoadsAnArray() throws Exception {
        assumeTrue(isThere("python3", "-c", "import numpy, sqlite3"), "needs Python with NumPy");
        Path file = folder.resolve("arrays.sqlite");
        try (TrainingLog log = TrainingLog.open(file)) {
            log.at(1).putAll(Map.of("doubles", new double[][] {{1, 2, 3}, {4, 5, 6.5}}, "longs", new long[] {1, -2}));
        }
        String program = """
                import io, numpy, sqlite3, sys
                for key, value in sqlite3.connect(sys.argv[1]).execute(
                        "select key, value from timeline where type = 'array' order by key"):
                    array = numpy.load(io.BytesIO(value), allow_pickle=False)
                    print(key, array.dtype, array.tolist())
                """;
        assertThat(run("python3", "-c", program, file.toString()))
                .containsExactly("doubles float64 [[1.0, 2.0, 3.0], [4.0, 5.0, 6.5]]", "longs int64 [1, -2]");
    }

    private static List<String> shell(Path file, String query) throws Exception {
        return run("sqlite3", "-batch", "-init", "/dev/null", file.toString(), query);
    }

    private static List<String> run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        return lines;
    }

    private static boolean isThere(String... command) throws InterruptedException {
        try {
            List<String> words = new ArrayList<>(Arrays.asList(command));
            return new ProcessBuilder(words)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
