package io.traininglog.cli;

import picocli.CommandLine;

/**
 * The command {@code traininglog}. Its exit codes are 0, 1 for what failed or was found wanting, and 2 for a command that
 * makes no sense as it was given; 130 after Ctrl-C and 141 where the output was closed, as shells have it.
 */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Screen.ofProcess(), arguments));
    }

    /** Runs a command, and answers its exit code. */
    static int run(Screen screen, String... arguments) {
        Failures failures = new Failures(screen);
        CommandLine commands = commandLine(screen, failures);
        try {
            int code = commands.execute(arguments);
            screen.flush();
            return code;
        } catch (RuntimeException | Error e) {
            return failures.report(e, commands);
        }
    }

    /** The commands, on a screen of the caller's. */
    static CommandLine commandLine(Screen screen) {
        return commandLine(screen, new Failures(screen));
    }

    private static CommandLine commandLine(Screen screen, Failures failures) {
        CommandLine commands = new CommandLine(new TrainingLogCommand(), new CommandFactory(screen));
        commands.setOut(screen.out());
        commands.setErr(screen.err());
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setUsageHelpWidth(Math.max(60, Math.min(screen.width(), 100)));
        commands.setExecutionExceptionHandler(failures);
        commands.setParameterExceptionHandler(new Misuse(screen));
        return commands;
    }
}
