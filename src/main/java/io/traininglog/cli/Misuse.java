package io.traininglog.cli;

import io.traininglog.terminal.TerminalText;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What makes no sense in a command, in one line, and where to read how it goes. */
final class Misuse implements IParameterExceptionHandler {

    private final Screen screen;

    Misuse(Screen screen) {
        this.screen = screen;
    }

    @Override
    public int handleParseException(ParameterException misuse, String[] arguments) {
        CommandLine command = misuse.getCommandLine();
        String message = TerminalText.of(Failures.oneLine(String.valueOf(misuse.getMessage())));
        String name = command.getCommandSpec().qualifiedName();
        screen.err().println("traininglog: " + message + suggestion(misuse) + "; see '" + name + " --help'");
        return ExitCode.USAGE;
    }

    private static String suggestion(ParameterException misuse) {
        List<String> near =
                misuse instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        return near.isEmpty() ? "" : "; did you mean '" + near.get(0) + "'?";
    }
}
