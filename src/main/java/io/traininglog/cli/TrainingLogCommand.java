package io.traininglog.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command of which all others are subcommands. */
@Command(
        name = "traininglog",
        description = "Looks into databases of training logs.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND")
final class TrainingLogCommand {

    /** In the order of the help. */
    static final List<Class<?>> SUBCOMMANDS = List.of(
            ListCommand.class,
            ShowCommand.class,
            RowCommand.class,
            TailCommand.class,
            KeysCommand.class,
            StatusCommand.class,
            TreeCommand.class,
            CompareCommand.class,
            PlotCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            CopyCommand.class,
            SqlCommand.class,
            InfoCommand.class,
            MigrateCommand.class,
            CheckCommand.class,
            RmCommand.class,
            VacuumCommand.class,
            CompletionCommand.class,
            ManCommand.class,
            HelpCommand.class);

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of what fails.")
    boolean isDebugging;
}
