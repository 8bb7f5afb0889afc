package io.traininglog.cli;

import picocli.CommandLine.Command;

/** Other tools' logs into a database: a subcommand for each tool. */
@Command(
        name = "import",
        description = {
            "Brings other tools' logs into a database, which is created if need be.",
            "Each log comes in one transaction. An import that was interrupted is run again: logs that are in the"
                    + " database already stay as they are. What cannot be kept is listed. The exit code is 1 if a log"
                    + " could not be imported, and 0 if all were, with or without something left out."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "TOOL",
        subcommands = {
            ImportBlocksCommand.class,
            ImportMlflowCommand.class,
            ImportTensorBoardCommand.class,
            ImportTrackioCommand.class,
            ImportCsvCommand.class,
            ImportTrainerStateCommand.class
        })
final class ImportCommand {}
