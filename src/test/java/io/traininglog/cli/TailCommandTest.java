package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.TrainingLog;
import io.traininglog.readme.ExampleRuns;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailCommandTest {

    @TempDir
    Path folder;

    private Path runs;

    @BeforeEach
    void create() {
        runs = folder.resolve("runs.sqlite");
        ExampleRuns.create(runs);
    }

    @Test
    void theLastRowsAreShown() {
        assertThat(Printed.run("tail", "5eae", "-n", "2", "-d", runs).lines())
                .containsExactly(
                        " 999  learning_rate=0.02  train_cost=0.1861",
                        "1000  learning_rate=0.02  train_cost=0.1906  valid_error_rate=0.0729");
        assertThat(Printed.run("tail", "5eae", "-d", runs).lines()).hasSize(10);
        assertThat(Printed.run("tail", "5eae", "-n", "0", "-d", runs).out()).isEmpty();
        assertThat(Printed.run("tail", "5eae", "-n", "5000", "-d", runs).lines())
                .hasSize(1000);
    }

    @Test
    void theLastRowsThatHaveAKeyAreShown() {
        assertThat(Printed.run("tail", "5eae", "-n", "3", "-k", "valid_error_rate", "-d", runs)
                        .lines())
                .containsExactly(
                        " 800  valid_error_rate=0.0829",
                        " 900  valid_error_rate=0.0774",
                        "1000  valid_error_rate=0.0729");
    }

    @Test
    void jsonIsALineARow() {
        assertThat(Printed.run("tail", "5eae", "-n", "2", "--json", "-d", runs).lines())
                .containsExactly(
                        "{\"time\":999,\"values\":{\"learning_rate\":0.02,\"train_cost\":0.1861}}",
                        "{\"time\":1000,\"values\":{\"learning_rate\":0.02,\"train_cost\":0.1906,\"valid_error_rate\":0.0729}}");
    }

    @Test
    void aKeyThatTheLogDoesNotHaveIsNamedWithTheNearest() {
        Printed printed = Printed.run("tail", "5eae", "-k", "train_cost", "-k", "train_csot", "-d", runs);
        assertThat(printed.exitCode()).isEqualTo(1);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err())
                .contains("has no key 'train_csot'; nearest: 'train_cost'")
                .hasLineCount(1);
    }

    private static List<String> texts(List<ArrivedRows.Arrived> rows) {
        return rows.stream()
                .map(row -> row.time() + " " + row.entries().values())
                .toList();
    }

    @Test
    void whatArrivesIsToldOnceAndSoAreValuesAtTimesThatWereShown() {
        try (TrainingLog log = TrainingLog.inMemory()) {
            log.record(1, "a", 1);
            log.record(2, "a", 2);
            ArrivedRows arrived = new ArrivedRows(log, List.of());
            arrived.skipAllBut(1);
            assertThat(texts(arrived.poll())).containsExactly("2 {a=2.0}");
            assertThat(arrived.poll()).isEmpty();
            log.record(4, "a", 4);
            log.record(2, "b", 20);
            assertThat(texts(arrived.poll())).containsExactly("2 {b=20.0}", "4 {a=4.0}");
            log.record(4, "a", 5);
            log.at(2).remove("a");
            log.record(3, "a", 3);
            log.record(1, "b", 10);
            assertThat(texts(arrived.poll())).containsExactly("3 {a=3.0}", "4 {a=5.0}");
            assertThat(arrived.poll()).isEmpty();
        }
    }

    @Test
    void oldTimesAreForgottenButNewOnesNeverMissed() {
        try (TrainingLog log = TrainingLog.inMemory()) {
            ArrivedRows arrived = new ArrivedRows(log, List.of());
            arrived.skipAllBut(10);
            for (int round = 0; round < 10; round++) {
                for (int i = 0; i < 1000; i++) {
                    log.record(round * 1000 + i, "a", i);
                }
                assertThat(arrived.poll()).hasSize(1000);
            }
        }
    }

    @Test
    void rowsWithoutTheKeyAreNotReadAgainAndAgain() {
        try (TrainingLog log = TrainingLog.inMemory()) {
            ArrivedRows arrived = new ArrivedRows(log, List.of("rare"));
            arrived.skipAllBut(10);
            for (int time = 0; time < 1000; time++) {
                log.record(time, "a", time);
            }
            assertThat(arrived.poll()).isEmpty();
            log.record(5, "rare", 5);
            log.record(995, "rare", 995);
            assertThat(texts(arrived.poll())).containsExactly("995 {rare=995.0}");
        }
    }

    @Test
    void aNegativeCountIsMisuse() {
        assertThat(Printed.run("tail", "last", "-n", "-5", "-d", runs).exitCode())
                .isEqualTo(2);
        assertThat(Printed.run("ls", "-n", "-1", "-d", runs).exitCode()).isEqualTo(2);
    }
}
