package io.traininglog.cli;

import io.traininglog.TrainingLogException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What failed, in one line; where it came from with {@code --debug} alone. */
final class Failures implements IExecutionExceptionHandler {

    private final Screen screen;

    Failures(Screen screen) {
        this.screen = screen;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        screen.out().flush();
        screen.err().println("traininglog: " + oneLine(failure));
        if (isDebugging(command)) {
            failure.printStackTrace(screen.err());
        }
        return ExitCode.SOFTWARE;
    }

    private static boolean isDebugging(CommandLine command) {
        return command.getCommandSpec().root().userObject() instanceof TrainingLogCommand all && all.isDebugging;
    }

    /** A message of the library is for people; of others', the name says more than the message. */
    private static String oneLine(Exception failure) {
        String message = failure.getMessage();
        String text = failure instanceof TrainingLogException && message != null ? message : failure.toString();
        return text.replaceAll("\\s*\\R\\s*", " ");
    }
}
