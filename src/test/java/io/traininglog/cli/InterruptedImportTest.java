package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.LogSummary;
import io.traininglog.TrainingLog;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C amid an import: whole logs are there and no others, those that were there before are as they were. */
@DisabledOnOs(OS.WINDOWS)
class InterruptedImportTest {

    private static final int LOGS = 12;
    private static final double[] COSTS =
            IntStream.range(0, 200_000).mapToDouble(step -> step / 3.0).toArray();

    @TempDir
    Path folder;

    private Path source;
    private Path target;

    private void create() {
        source = folder.resolve("source.sqlite");
        target = folder.resolve("runs.sqlite");
        try (LogDatabase database = LogDatabase.open(source)) {
            for (long id = 1; id <= LOGS; id++) {
                database.importLog(LogOrigin.of(new UUID(0, id)), log -> {
                    for (int step = 0; step < COSTS.length; step++) {
                        log.put(step, "cost", COSTS[step]);
                    }
                });
            }
        }
        try (TrainingLog log = TrainingLog.open(target)) {
            log.record(1, "before", 0.5);
        }
    }

    private InTerminal start() throws Exception {
        return InTerminal.start(100, Map.of("NO_COLOR", "1"), "import", "blocks", source, "-d", target);
    }

    /** Waits until the target has so many, among them the one that was there. */
    private void waitForLogs(int logs) {
        try (LogDatabase database = LogDatabase.builder().readOnly().open(target)) {
            while (database.logs().size() < logs) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    @Test
    void whoInterruptsAnImportHasWholeLogsAndCanGoOn() throws Exception {
        create();
        for (int round = 1; round <= 3; round++) {
            try (InTerminal terminal = start()) {
                terminal.waitFor("importing");
                waitForLogs(round);
                terminal.pressCtrlC();
                assertThat(terminal.exitCode()).as(terminal.shown()).isEqualTo(130);
                assertThat(terminal.shown()).endsWith("\n").doesNotContain("Exception", "traininglog: ");
                assertThat(terminal.shown().lines().filter(line -> !line.isBlank() && !line.contains("importing")))
                        .isEmpty();
            }
            assertThat(countOfWholeLogs()).isBetween(round, LOGS);
            Printed check = Printed.run("check", "-d", target);
            assertThat(check.lines()).containsExactly(target + " is sound");
        }
        int before = countOfWholeLogs();
        Printed printed = Printed.run("import", "blocks", source, "-d", target);
        assertThat(printed.exitCode()).isZero();
        assertThat(printed.out()).contains(", " + (before - 1) + " there already");
        assertThat(countOfWholeLogs()).isEqualTo(LOGS + 1);
    }

    private int countOfWholeLogs() {
        try (LogDatabase database = LogDatabase.builder().readOnly().open(target)) {
            for (LogSummary summary : database.logs()) {
                try (TrainingLog log = database.open(summary.uuid())) {
                    if (log.keys().contains("before")) {
                        assertThat(log.at(1)).isEqualTo(Map.of("before", 0.5));
                        continue;
                    }
                    assertThat(log.series("cost").values()).isEqualTo(COSTS);
                }
            }
            return database.logs().size();
        }
    }
}
