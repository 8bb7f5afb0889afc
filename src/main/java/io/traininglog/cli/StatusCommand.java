package io.traininglog.cli;

import io.traininglog.LogDatabase;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The status of a log. */
@Command(
        name = "status",
        description = "Shows the status of a log: what belongs to no time.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private final Screen screen;

    @Mixin
    DatabaseOption database = new DatabaseOption();

    @Mixin
    OutputOption output = new OutputOption();

    @Parameters(paramLabel = "LOG", description = "The first digits of a log's UUID, or 'last'.")
    String log = "";

    StatusCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        try (LogDatabase logs = database.read()) {
            Entries status = Entries.of(database.find(logs, log).status());
            if (output.isJson) {
                OutputOption.json(screen, status::write);
            } else {
                status.table(screen).print(screen);
            }
        }
        return 0;
    }
}
