package io.traininglog.cli;

import io.traininglog.importer.TrackioImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The runs of trackio. */
@Command(
        name = "trackio",
        description = "Brings runs of trackio into a database: metrics as entries, configurations as status.",
        mixinStandardHelpOptions = true)
final class ImportTrackioCommand implements Callable<Integer> {

    private final Screen screen;

    @Mixin
    ImportOptions options = new ImportOptions();

    @Parameters(paramLabel = "FILE", description = "A project's database, project.db.")
    Path file = Path.of("");

    ImportTrackioCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        return options.run(screen, file, () -> TrackioImporter.open(file));
    }
}
