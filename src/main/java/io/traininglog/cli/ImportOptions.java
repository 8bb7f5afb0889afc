package io.traininglog.cli;

import io.traininglog.LogDatabase;
import io.traininglog.StorageException;
import io.traininglog.importer.Import;
import io.traininglog.importer.ImportReport;
import io.traininglog.importer.Present;
import io.traininglog.importer.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all imports have in common. */
final class ImportOptions {

    @Mixin
    DatabaseOption database = new DatabaseOption();

    @Mixin
    OutputOption output = new OutputOption();

    @Option(
            names = "--replace",
            description =
                    "Import logs anew that are in the database already, together with those of FILE that were resumed"
                            + " from them, unless others were too.")
    boolean replaces;

    @Option(names = "--dry-run", description = "Only list the logs that would be imported.")
    boolean isDryRun;

    /**
     * Imports all logs of a source.
     *
     * @param file what the source is read from
     */
    int run(Screen screen, Path file, Supplier<Source> open) throws IOException {
        if (database.place().isSameAs(Place.of(file.toString()))) {
            throw new StorageException(file + " is the database itself; name another one with --database");
        }
        try (Source source = open.get()) {
            ImportResult result = isDryRun ? rehearsed(source) : imported(screen, source);
            result.print(screen, output.isJson);
            return result.report().failed().isEmpty() ? 0 : 1;
        }
    }

    private ImportResult imported(Screen screen, Source source) {
        try (LogDatabase into = database.create();
                ProgressBars.Bar bar = ProgressBars.show(screen, "importing", source.unit())) {
            return result(into, Import.run(source, into, present(), bar));
        }
    }

    private ImportResult rehearsed(Source source) {
        try (LogDatabase into = database.place().isThere() ? database.read() : LogDatabase.inMemory()) {
            return result(into, Import.rehearse(source, into, present()));
        }
    }

    private ImportResult result(LogDatabase into, ImportReport report) {
        return new ImportResult(database.place().name(into), isDryRun, report);
    }

    private Present present() {
        return replaces ? Present.REPLACE : Present.KEEP;
    }
}
