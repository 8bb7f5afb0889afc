package io.traininglog.cli;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import io.traininglog.terminal.TerminalText;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The keys of a log. */
@Command(
        name = "keys",
        description = "Lists the keys of a log, its ancestors' included.",
        mixinStandardHelpOptions = true)
final class KeysCommand implements Callable<Integer> {

    private final Screen screen;

    @Mixin
    DatabaseOption database = new DatabaseOption();

    @Mixin
    OutputOption output = new OutputOption();

    @Parameters(paramLabel = "LOG", description = "The first digits of a log's UUID, or 'last'.")
    String log = "";

    KeysCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        try (LogDatabase logs = database.read();
                TrainingLog found = database.open(logs, log)) {
            print(found.keys());
        }
        return 0;
    }

    private void print(Set<String> keys) throws IOException {
        if (output.isJson) {
            OutputOption.json(screen, out -> {
                out.writeStartArray();
                for (String key : keys) {
                    out.writeString(key);
                }
                out.writeEndArray();
            });
        } else {
            keys.forEach(key -> screen.out().println(TerminalText.of(key)));
        }
    }
}
