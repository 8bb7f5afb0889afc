package io.traininglog.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

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
        CommandLine commands = commandLine(screen, failures, called(arguments));
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
        return commandLine(screen, new Failures(screen), TrainingLogCommand.SUBCOMMANDS);
    }

    /** The one that is called; all, where that cannot be told. To look into each takes longer than what most of them do. */
    private static List<Class<?>> called(String[] arguments) {
        String name = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("-"))
                .findFirst()
                .orElse("");
        List<Class<?>> called = TrainingLogCommand.SUBCOMMANDS.stream()
                .filter(command -> command.getAnnotation(Command.class).name().equals(name))
                .filter(command -> command != HelpCommand.class) // which asks about the others
                .toList();
        return called.isEmpty() ? TrainingLogCommand.SUBCOMMANDS : called;
    }

    private static CommandLine commandLine(Screen screen, Failures failures, List<Class<?>> subcommands) {
        CommandLine commands = new CommandLine(new TrainingLogCommand(), new CommandFactory(screen));
        subcommands.forEach(commands::addSubcommand);
        commands.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().versionProvider(new Version()));
        commands.setOut(screen.out());
        commands.setErr(screen.err());
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setUsageHelpWidth(Math.max(60, Math.min(screen.width(), 100)));
        commands.setExecutionExceptionHandler(failures);
        commands.setParameterExceptionHandler(new Misuse(screen));
        return commands;
    }

    private static void stateVersion(CommandLine command) {
        command.getCommandSpec().versionProvider(new Version());
        command.getSubcommands().values().forEach(Main::stateVersion);
    }
}
