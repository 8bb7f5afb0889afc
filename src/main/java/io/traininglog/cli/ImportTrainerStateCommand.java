package io.traininglog.cli;

import io.traininglog.importer.TrainerStateImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The state of Hugging Face's Trainer. */
@Command(
        name = "trainer-state",
        description = "Brings the log history of Hugging Face's Trainer into a database.",
        mixinStandardHelpOptions = true)
final class ImportTrainerStateCommand implements Callable<Integer> {

    private final Screen screen;

    @Mixin
    ImportOptions options = new ImportOptions();

    @Parameters(
            paramLabel = "FILE",
            description = "trainer_state.json, or the folder of a trainer's output or checkpoint.")
    Path file = Path.of("");

    ImportTrainerStateCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        return options.run(screen, file, () -> TrainerStateImporter.open(file));
    }
}
