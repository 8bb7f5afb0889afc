package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.readme.ExampleRuns;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {

    @TempDir
    static Path folder;

    private static Path runs;

    @BeforeAll
    static void create() {
        runs = folder.resolve("runs.sqlite");
        ExampleRuns.create(runs);
    }

    @Test
    void lastAndBestStandBesideEachOtherWithTheirDistanceFromTheFirst() {
        Printed printed = Printed.run("compare", "5eae", "b4cf", "last", "-k", "train_cost", "-d", runs);
        assertThat(printed.exitCode()).isZero();
        assertThat(printed.lines())
                .containsExactly(
                        "key         log         last    at    delta    best    at    delta",
                        "train_cost  5eae0c36  0.1906  1000           0.1781   982",
                        "train_cost  b4cf0a7d     NaN   640      NaN  0.1134   597  -0.0647",
                        "train_cost  c07d5e18  0.1539  1500  -0.0367  0.1459  1446  -0.0322");
    }

    @Test
    void theGreatestMayBeTheBest() {
        assertThat(Printed.run("compare", "5eae", "1f9", "-k", "valid_error_rate", "--best", "max", "-d", runs)
                        .lines())
                .anyMatch(line -> line.matches(
                        "valid_error_rate +1f9a63c2 +0\\.0476 +1000 +-0\\.0253 +0\\.1118 +100 +-0\\.2182"));
    }

    @Test
    void withoutAKeyAllThatTheLogsShareAreCompared() {
        assertThat(Printed.run("compare", "5eae", "1f9", "-d", runs).lines().stream()
                        .skip(1)
                        .map(line -> line.split(" ", -1)[0]))
                .containsExactly(
                        "learning_rate",
                        "learning_rate",
                        "train_cost",
                        "train_cost",
                        "valid_error_rate",
                        "valid_error_rate");
    }

    @Test
    void oneLogAloneIsNotComparedNorWithItself() {
        assertMisuse("with what is '5eae' to be compared", "5eae");
        assertMisuse("'c07d' and 'last' are the same log, c07d5e187d1b4c7e9f532a60b8e4d19c", "c07d", "5eae", "last");
        assertMisuse("An empty LOG names none", "5eae", "");
    }

    private static void assertMisuse(String message, String... logs) {
        Printed printed = Printed.run(
                Stream.concat(Stream.of("compare", "-d", runs), Stream.of(logs)).toArray());
        assertThat(printed.exitCode()).isEqualTo(2);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err()).contains(message).hasLineCount(1);
    }

    @Test
    void aKeyWithoutNumbersIsAFinding() {
        Printed printed = Printed.run("compare", "5eae", "1f9", "-k", "train_kost", "-d", runs);
        assertThat(printed.exitCode()).isEqualTo(1);
        assertThat(printed.err()).contains("'train_kost'");
        assertThat(Printed.run("compare", "5eae", "1f9", "-k", "note", "-d", runs)
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void jsonHasTheDifferences() {
        assertThat(Printed.run("compare", "5eae", "b4cf", "-k", "train_cost", "-d", runs, "--json")
                        .out()
                        .replaceAll("\\s+", ""))
                .startsWith("[{\"key\":\"train_cost\",\"uuid\":\"5eae0c367d1b4c7e9f532a60b8e4d19c\","
                        + "\"last\":{\"time\":1000,\"value\":0.1906},\"best\":{\"time\":982,\"value\":0.1781},"
                        + "\"last_delta\":0.0,\"best_delta\":0.0},")
                .contains("\"last\":{\"time\":640,\"value\":\"NaN\"}");
    }
}
