package io.traininglog.cli;

import io.traininglog.MissingArtifactException;
import io.traininglog.TrainingLogException;
import io.traininglog.terminal.TerminalText;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What failed, in one line; where it came from with {@code --debug} alone. */
final class Failures implements IExecutionExceptionHandler {

    /** As a shell has it of a process that SIGPIPE ended. */
    private static final int CLOSED = 141;

    private final Screen screen;
    private boolean isReported;

    Failures(Screen screen) {
        this.screen = screen;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return report(failure, command);
    }

    /** Says what failed first, and answers the exit code: an output that cannot be written fails again and again. */
    int report(Throwable failure, CommandLine command) {
        if (failure instanceof ProcessOutput.ClosedException) {
            return CLOSED;
        } else if (isReported) {
            return ExitCode.SOFTWARE;
        }
        isReported = true;
        flushOutput();
        screen.err().println("traininglog: " + TerminalText.of(oneLine(message(failure))));
        if (isDebugging(command)) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            screen.err().print(JdbcUrls.hidden(trace.toString()));
        }
        screen.err().flush();
        return ExitCode.SOFTWARE;
    }

    /** What there is belongs before the message; where it cannot be written, that may be what failed. */
    private void flushOutput() {
        try {
            screen.out().flush();
        } catch (ProcessOutput.ClosedException | UncheckedIOException e) {
            // the message says so, or says something else that came first
        }
    }

    private static boolean isDebugging(CommandLine command) {
        return command.getCommandSpec().root().userObject() instanceof TrainingLogCommand all && all.isDebugging;
    }

    /** In one line, and without what may hold a password. */
    static String oneLine(String text) {
        return JdbcUrls.hidden(text.replaceAll("\\s*\\R\\s*", " "));
    }

    /** A message of the library is for people; of others', the name says more than the message. */
    private static String message(Throwable failure) {
        String message = failure.getMessage();
        if (failure instanceof OutOfMemoryError) {
            return "out of memory: the heap has at most "
                    + (Runtime.getRuntime().maxMemory() >> 20) + " MB; give Java more with -Xmx (" + message + ")";
        } else if (failure instanceof StackOverflowError) {
            return "what is to be read nests too deeply for this thread's stack; give Java more with -Xss";
        } else if (failure instanceof MissingArtifactException) {
            return message + ": java -cp traininglog-cli.jar" + File.pathSeparator + "JARS " + Main.class.getName();
        } else if (failure instanceof FileSystemException file) {
            return file.getFile() + ": " + reason(file);
        } else if (failure instanceof UncheckedIOException && failure.getCause() instanceof FileSystemException file) {
            return message(file);
        }
        boolean isForPeople = failure instanceof TrainingLogException
                || failure instanceof IOException
                || failure instanceof UncheckedIOException
                || failure instanceof IllegalArgumentException;
        return isForPeople && message != null ? message : failure.toString();
    }

    private static String reason(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file or folder";
        } else if (failure instanceof AccessDeniedException) {
            return "access is denied";
        } else if (failure instanceof FileAlreadyExistsException) {
            return "it is there already";
        } else if (failure instanceof NotDirectoryException) {
            return "it is no folder";
        }
        return failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
    }
}
