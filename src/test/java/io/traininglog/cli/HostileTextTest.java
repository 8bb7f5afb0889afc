package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.TrainingLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored in a log does not act on the terminal that shows it. */
class HostileTextTest {

    private static final String KEY = "a\u001b[31mred\r\b\u009b2J";

    @TempDir
    static Path folder;

    private static Path runs;

    @BeforeAll
    static void create() {
        runs = folder.resolve("runs.sqlite");
        try (TrainingLog log = TrainingLog.open(runs)) {
            log.record(1, KEY, 0.5);
            log.record(2, KEY, 0.25);
            log.at(2).put("text", KEY);
            log.status().put(KEY, KEY);
        }
        try (LogDatabase database = LogDatabase.open(runs)) {
            database.importLog(LogOrigin.of(new UUID(0, 0)), log -> log.put(1, KEY, 0.5));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ls -k text",
                "keys last",
                "show last",
                "status last",
                "row last 2",
                "tail last",
                "tree",
                "compare last 00000000",
                "info",
                "check",
                "sql SELECT+key,value+FROM+timeline"
            })
    void controlCharactersAreSpelledOut(String command) {
        List<Object> arguments = new ArrayList<>();
        for (String argument : command.split(" ", -1)) {
            arguments.add(argument.replace('+', ' '));
        }
        arguments.addAll(List.of("-d", runs));
        Printed pipe = Printed.run(arguments.toArray());
        assertThat(pipe.exitCode()).as(pipe.err()).isZero();
        assertThat(pipe.out()).isNotEmpty().doesNotContain("\u001b", "\r", "\b", "\u009b");
    }
}
