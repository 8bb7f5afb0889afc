package io.traininglog.cli;

import io.traininglog.importer.TensorBoardImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The event files of TensorBoard. */
@Command(
        name = "tensorboard",
        description =
                "Brings TensorBoard's event files into a database: scalars and texts as entries. A restart becomes a log that was resumed.",
        mixinStandardHelpOptions = true)
final class ImportTensorBoardCommand implements Callable<Integer> {

    private final Screen screen;

    @Mixin
    ImportOptions options = new ImportOptions();

    @Parameters(paramLabel = "FILE", description = "A log directory with all that is below it, or one event file.")
    Path file = Path.of("");

    ImportTensorBoardCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        return options.run(screen, file, () -> TensorBoardImporter.open(file));
    }
}
