package io.traininglog.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command of which all others are subcommands. */
@Command(
        name = "traininglog",
        description = "Looks into databases of training logs.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ImportCommand.class, KeysCommand.class})
final class TrainingLogCommand {

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of what fails.")
    boolean isDebugging;
}
