package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a terminal, a pseudo-terminal of {@code script}, a person is asked before anything is deleted. */
@Timeout(120)
class QuestionTest {

    @TempDir
    Path folder;

    private record Said(int exitCode, String text) {}

    private Path file() {
        return folder.resolve("runs.sqlite");
    }

    private String log() {
        try (TrainingLog log = TrainingLog.open(file())) {
            log.record(1, "cost", 0.5);
            return log.hexUuid();
        }
    }

    private long logs() {
        try (LogDatabase database = LogDatabase.open(file())) {
            return database.logs().size();
        }
    }

    /** What somebody sees who answers so. */
    private Said answer(String answer, String log) throws Exception {
        Path script = Path.of("/usr/bin/script");
        assumeTrue(Files.isExecutable(script) && Files.isDirectory(Path.of("/proc")), "needs script of util-linux");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = String.join(
                " ",
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                "'" + System.getProperty("java.class.path") + "'",
                Main.class.getName(),
                "rm -d",
                file().toString(),
                log);
        Process process = new ProcessBuilder(script.toString(), "-qec", command, "/dev/null")
                .redirectErrorStream(true)
                .start();
        try (var keys = process.getOutputStream()) {
            StringBuilder seen = new StringBuilder();
            while (seen.indexOf("[y/N] ") < 0) {
                int next = process.getInputStream().read();
                if (next < 0) {
                    throw new AssertionError("no question: " + seen);
                }
                seen.append((char) next);
            }
            keys.write(answer.getBytes(StandardCharsets.US_ASCII));
            keys.flush();
            seen.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return new Said(process.waitFor(), seen.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"y", "Yes"})
    void yesDeletes(String answer) throws Exception {
        String log = log();
        Said said = answer(answer + "\n", log.substring(0, 8));
        assertThat(said.text()).contains("Delete log " + log + " with 1 entry? [y/N] ", "deleted " + log);
        assertThat(said.exitCode()).isZero();
        assertThat(logs()).isZero();
    }

    /** The last is what Ctrl-D types. */
    @ParameterizedTest
    @ValueSource(strings = {"n", "", "yesterday", "\u0004"})
    void anythingElseDeletesNothing(String answer) throws Exception {
        Said said = answer(answer + "\n", log());
        assertThat(said.text()).contains("nothing was deleted").doesNotContain("deleted ", "Exception");
        assertThat(said.exitCode()).isEqualTo(1);
        assertThat(logs()).isEqualTo(1);
    }

    @Test
    void ctrlCDeletesNothing() throws Exception {
        Said said = answer("\u0003", log());
        assertThat(said.text()).doesNotContain("deleted", "Exception");
        assertThat(said.exitCode()).isEqualTo(130);
        assertThat(logs()).isEqualTo(1);
    }
}
