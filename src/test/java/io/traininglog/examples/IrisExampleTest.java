package io.traininglog.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example runs to its end, and says what is true. */
class IrisExampleTest {

    @TempDir
    static Path folder;

    private static String printed;

    @BeforeAll
    static void run() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new IrisExample(new PrintStream(bytes, true, StandardCharsets.UTF_8), folder).run();
        printed = bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void itSaysThatTheDatabaseWasUpgradedAndWhereTheBackupIs() throws IOException {
        Path backup = folder.resolve("blocks.sqlite.v1.bak");
        assertThat(printed).contains("was upgraded; a backup is beside it:\n" + backup + "\n");
        assertThat(backup).isNotEmptyFile();
    }

    @Test
    void itShowsTheThreeGenerationsThatBlocksWrote() {
        assertThat(printed).containsSubsequence("af431646  dd14ec80", "dd14ec80  60899715", "60899715  -");
        assertThat(printed)
                .containsPattern("\n +1 +60899715 +0\\.3238 +0\\.1508\n")
                .containsPattern("\n +4 +60899715, dd14ec80 +0\\.0145 .*loaded_from, saved_to, weights_norms\n")
                .containsPattern("\n +5 +dd14ec80 +0\\.0867 ")
                .containsPattern("\n +12 +af431646 +0\\.0120 +0\\.1178 +0\\.3085 .*training_finished");
    }

    @Test
    void itShowsThatTheResumedLogDoesNotSeeWhatTheCrashLeftBehind() {
        assertThat(printed)
                .contains("Checkpoint at time 1012.\n", "Crash at time 1017.\n")
                .containsPattern("the last time of \\p{XDigit}{8} is 1017, that of \\p{XDigit}{8} is 1012\\.\n");
    }

    @Test
    void itTrainsToTheSameWeightsAsWithoutACrash() {
        assertThat(printed)
                .contains("bit for bit, as after a training without a crash: yes.")
                .contains("Error rates: 3.3 % on the plants it learned from, 3.3 % on the others.");
    }

    @Test
    void itPrintsTheTimelineOfAllFiveGenerations() {
        String timeline = printed.substring(printed.indexOf("The whole timeline"));
        assertThat(timeline).containsSubsequence("60899715", "dd14ec80", "af431646", "\n  2012  ");
        assertThat(timeline).containsPattern("""
                Lineage of (\\p{XDigit}{8}), nearest first:
                  (\\p{XDigit}{8}), as it was at time 1012
                  af431646, as it was at time 12
                  dd14ec80, all of it.*
                  60899715, all of it.*
                """);
        assertThat(timeline).contains("train_cost has 2012 points, from 0.3238 at time 1 to 0.0517 at time 2012.");
    }

    @Test
    void itPrintsTheDataFramesHeadAndLastEpoch() {
        String frame = printed.substring(printed.indexOf("As a data frame"));
        assertThat(frame)
                .containsPattern("\ntime +train_cost +train_error_rate +valid_cost +valid_error_rate *\n")
                .containsPattern("\n +1 +0\\.32383276483316237 ")
                .containsPattern("\n2012 +0\\.0517.* 0\\.0333.*\n8 rows x 5 columns\n");
    }

    @Test
    void theCsvHasEveryTime() throws IOException {
        Path csv = folder.resolve("iris.csv");
        assertThat(printed).contains("The same as CSV: " + csv);
        try (Stream<String> lines = Files.lines(csv)) {
            assertThat(lines)
                    .hasSize(1 + 2012)
                    .startsWith("time,train_cost,train_error_rate,valid_cost,valid_error_rate");
        }
    }

    @Test
    void theDatabaseKeepsAllOfIt() {
        try (LogDatabase database = LogDatabase.open(folder.resolve("blocks.sqlite"));
                TrainingLog log = database.open(database.logs().get(0).uuid())) {
            assertThat(database.logs()).hasSize(5);
            assertThat(log.status().iterationsDone()).isEqualTo(2012);
            assertThat(log.status().epochsDone()).isEqualTo(3 + 250);
            assertThat(log.series("train_cost").size()).isEqualTo(2012);
        }
    }
}
