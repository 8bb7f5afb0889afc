package io.traininglog.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Python, where this machine has it. */
final class Python {

    private Python() {}

    /** Skips the test if a module cannot be imported. */
    static void assumeHas(String module) throws InterruptedException {
        boolean has;
        try {
            has = new ProcessBuilder("python3", "-c", "import " + module)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            has = false;
        }
        assumeTrue(has, "no python3 with " + module + " here");
    }

    /** The lines that a script prints that is given a file. */
    static List<String> run(String script, Path file) throws IOException, InterruptedException {
        return printed("-c", script, file.toString()).lines().toList();
    }

    /** What Python prints. */
    static String printed(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        Process python = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).isZero();
        return printed;
    }
}
