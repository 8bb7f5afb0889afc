package io.traininglog.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** What a shell completes. */
@Command(
        name = "completion",
        description = "Prints what makes bash and zsh complete commands and options: source <(traininglog completion)",
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {

    private final Screen screen;

    CompletionCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        screen.out().print(AutoComplete.bash("traininglog", Main.commandLine(screen)));
        return 0;
    }
}
