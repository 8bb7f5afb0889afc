package io.traininglog.cli;

import io.traininglog.importer.CsvImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A table of comma-separated values. */
@Command(
        name = "csv",
        description =
                "Brings a file of comma-separated values into a database: a line for each time, a column for each key.",
        mixinStandardHelpOptions = true)
final class ImportCsvCommand implements Callable<Integer> {

    private final Screen screen;

    @Mixin
    ImportOptions options = new ImportOptions();

    @Option(
            names = "--time",
            paramLabel = "COLUMN",
            description = "The column of the time; unless given, one that is named like one, such as time or step.")
    @Nullable
    String timeColumn;

    @Option(
            names = "--decimal-comma",
            description = "Numbers have a decimal comma, such as 0,31, in quotation marks too.")
    boolean hasDecimalComma;

    @Parameters(paramLabel = "FILE", description = "The file, with a header that names its columns.")
    Path file = Path.of("");

    ImportCsvCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        Optional<String> time = Optional.ofNullable(timeColumn);
        return options.run(
                screen,
                file,
                () -> hasDecimalComma ? CsvImporter.openWithDecimalComma(file, time) : CsvImporter.open(file, time));
    }
}
