package io.traininglog.cli;

import io.traininglog.importer.BlocksImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The logs of a database of Blocks. */
@Command(
        name = "blocks",
        description =
                "Brings the logs of a database of Python's Blocks, or of this library in any version, into another one. The file stays as it is.",
        mixinStandardHelpOptions = true)
final class ImportBlocksCommand implements Callable<Integer> {

    private final Screen screen;

    @Mixin
    ImportOptions options = new ImportOptions();

    @Parameters(paramLabel = "FILE", description = "The database that they are in.")
    Path file = Path.of("");

    ImportBlocksCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        return options.run(screen, file, () -> BlocksImporter.open(file));
    }
}
