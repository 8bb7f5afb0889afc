package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

class ManualTest {

    @TempDir
    Path folder;

    private static List<String> names() {
        return TrainingLogCommand.SUBCOMMANDS.stream()
                .map(command -> command.getAnnotation(Command.class).name())
                .toList();
    }

    /** What a program prints, of a file of ours as its last argument. */
    private String printed(String content, String... program) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("traininglog.txt"), content);
        List<String> command = new java.util.ArrayList<>(List.of(program));
        command.add(file.toString());
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(false, "no " + program[0]);
            throw e;
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    @Test
    void everyCommandIsInTheManualWithItsOptions() {
        String manual = Printed.run("man").out();
        assertThat(names()).allSatisfy(name -> assertThat(manual).contains("\n.SS \"traininglog " + name + "\"\n"));
        assertThat(manual)
                .contains("\n.SS \"traininglog import blocks\"\n")
                .contains("\\fB\\-f, \\-\\-filter CONDITION\\fR");
    }

    @Test
    void manReadsTheManualWithoutAComplaint() throws Exception {
        String page = printed(Printed.run("man").out(), "groff", "-man", "-Tutf8", "-ww", "-P-cbou");
        assertThat(page)
                .contains("traininglog - looks into databases of training logs")
                .contains("-k, --key KEY")
                .contains("EXIT STATUS")
                .doesNotContain("warning");
    }

    @Test
    void bashCompletesEveryCommand() throws Exception {
        String completion = Printed.run("completion").out();
        String script = completion + "\ncomplete -p traininglog\n"
                + "COMP_WORDS=(traininglog ''); COMP_CWORD=1; _complete_traininglog; echo \"${COMPREPLY[@]}\"\n";
        assertThat(printed(script, "bash", "--norc", "--noprofile")
                        .replace('\n', ' ')
                        .split(" ", -1))
                .containsAll(names());
    }
}
