package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.CopyOptions;
import io.traininglog.CopyReport;
import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C amid a copy: whole logs are there and no others, and the same command goes on. */
@DisabledOnOs(OS.WINDOWS)
class InterruptedCopyTest {

    private static final int LOGS = 12;
    private static final int STEPS = 400_000;

    @TempDir
    Path folder;

    private Path source;
    private Path target;

    @BeforeEach
    void makeSource() {
        source = folder.resolve("source.sqlite");
        target = folder.resolve("target.sqlite");
        try (LogDatabase database = LogDatabase.open(source)) {
            for (long id = 1; id <= LOGS; id++) {
                long factor = id;
                database.importLog(LogOrigin.of(new UUID(0, id)), log -> {
                    for (int step = 0; step < STEPS; step++) {
                        log.put(step, "cost", factor * step / 3.0);
                    }
                });
            }
        }
        LogDatabase.open(target).close();
    }

    private void waitForLogs(int logs) {
        try (LogDatabase database = LogDatabase.builder().readOnly().open(target)) {
            while (database.logs().size() < logs) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    @Test
    void whoInterruptsACopyHasWholeLogsAndCanGoOn() throws Exception {
        for (int round = 1; round <= 2; round++) {
            try (InTerminal terminal = InTerminal.start(100, Map.of("NO_COLOR", "1"), "copy", source, target)) {
                terminal.waitFor("copying");
                waitForLogs(round);
                terminal.pressCtrlC();
                assertThat(terminal.exitCode()).as(terminal.shown()).isEqualTo(130);
                assertThat(terminal.shown()).endsWith("\n").doesNotContain("Exception", "traininglog: ");
                assertThat(terminal.shown().lines().filter(line -> !line.isBlank() && !line.contains("copying")))
                        .isEmpty();
            }
            assertThat(countOfWholeLogs()).isBetween(round, LOGS);
        }
        int before = countOfWholeLogs();
        Printed printed = Printed.run("copy", source, target);
        assertThat(printed.exitCode()).isZero();
        assertThat(printed.out()).contains(", " + before + " there already");
        assertThat(countOfWholeLogs()).isEqualTo(LOGS);
    }

    private int countOfWholeLogs() {
        try (LogDatabase from = LogDatabase.builder().readOnly().open(source);
                LogDatabase to = LogDatabase.builder().readOnly().open(target)) {
            CopyReport report = to.rehearseCopy(from, CopyOptions.all());
            assertThat(report.isComplete()).as("%s", report).isTrue();
            return to.logs().size();
        }
    }
}
