package io.traininglog.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A block of commands, in lines that begin with {@code $}, and what they print. A line that is {@code …} stands for any
 * number of lines.
 */
final class Console {

    private static final Pattern IDENTITY =
            Pattern.compile("\\b[0-9a-f]{8}\\b|\\b[0-9a-f]{32}\\b|\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d(:\\d\\d)?");
    private static final String OMITTED = "(?m)^…\n";

    private Console() {}

    /** Runs the commands in a folder, and compares. */
    static void check(Page.Block block, Path place) throws IOException, InterruptedException {
        assumeTrue(succeeds(place, "sh", "-c", "true"), "no shell");
        StringBuilder printed = new StringBuilder();
        for (String line : block.text().lines().toList()) {
            if (line.startsWith("$ ")) {
                String command = line.substring(2);
                // Column widths of older shells are fixed.
                assumeTrue(
                        !command.startsWith("sqlite3 ")
                                || succeeds(place, "sh", "-c", "sqlite3 -box :memory: 'select 1'"),
                        "no sqlite3 3.33 or later");
                assumeTrue(
                        !command.startsWith("python3 ") || succeeds(place, "python3", "-c", "import numpy"),
                        "no python3 with numpy");
                printed.append(line).append('\n');
                printed.append(Command.run(place, "sh", "-c", command).output());
            }
        }
        String expected = withoutIdentity(block.text());
        if (expected.equals(expected.replaceAll(OMITTED, ""))) {
            assertThat(withoutIdentity(printed.toString())).isEqualTo(expected);
        } else {
            assertThat(withoutIdentity(printed.toString())).containsSubsequence(expected.split(OMITTED));
        }
    }

    static boolean succeeds(Path place, String... command) throws InterruptedException {
        try {
            return Command.run(place, command).succeeded();
        } catch (IOException notFound) {
            return false;
        }
    }

    /** UUIDs and times of creation differ from run to run; blanks at the end of a line show nothing. */
    static String withoutIdentity(String text) {
        String same = IDENTITY.matcher(text).replaceAll(found -> found.group().replaceAll("\\w", "x"));
        return same.replaceAll("(?m)[ \t\r]+$", "");
    }
}
