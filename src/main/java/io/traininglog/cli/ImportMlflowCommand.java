package io.traininglog.cli;

import io.traininglog.importer.MlflowImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The runs of MLflow. */
@Command(
        name = "mlflow",
        description = "Brings runs of MLflow into a database: metrics as entries, params and tags as status.",
        mixinStandardHelpOptions = true)
final class ImportMlflowCommand implements Callable<Integer> {

    private final Screen screen;

    @Mixin
    ImportOptions options = new ImportOptions();

    @Option(names = "--deleted", description = "Import the runs too that are deleted in MLflow, and still there.")
    boolean withDeleted;

    @Parameters(
            paramLabel = "FILE",
            description = "A folder like mlruns, that of one experiment or run, or a SQLite database like mlflow.db.")
    Path file = Path.of("");

    ImportMlflowCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        return options.run(screen, file, () -> MlflowImporter.open(file, withDeleted));
    }
}
