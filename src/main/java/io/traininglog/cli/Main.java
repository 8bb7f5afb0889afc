package io.traininglog.cli;

import picocli.CommandLine;

/**
 * The command {@code traininglog}. Its exit codes are 0, 1 for what failed or was found wanting, and 2 for a command that
 * makes no sense as it was given.
 */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Screen screen = Screen.ofProcess();
        int code = commandLine(screen).execute(arguments);
        screen.flush();
        System.exit(code);
    }

    /** The commands, on a screen of the caller's. */
    static CommandLine commandLine(Screen screen) {
        CommandLine commands = new CommandLine(new TrainingLogCommand(), new CommandFactory(screen));
        commands.setOut(screen.out());
        commands.setErr(screen.err());
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setUsageHelpWidth(Math.max(60, Math.min(screen.width(), 100)));
        commands.setExecutionExceptionHandler(new Failures(screen));
        commands.setParameterExceptionHandler(new Misuse(screen));
        return commands;
    }
}
