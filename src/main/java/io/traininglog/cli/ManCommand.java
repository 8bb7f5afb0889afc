package io.traininglog.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The manual. */
@Command(
        name = "man",
        description = "Prints the manual page: traininglog man | man -l -",
        mixinStandardHelpOptions = true)
final class ManCommand implements Callable<Integer> {

    private final Screen screen;

    ManCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        screen.out().print(ManualPage.of(Main.commandLine(screen)));
        return 0;
    }
}
