package io.traininglog.cli;

import io.traininglog.LogDatabase;
import io.traininglog.StorageException;
import io.traininglog.importer.Import;
import io.traininglog.importer.ImportReport;
import io.traininglog.importer.LeftOut;
import io.traininglog.importer.Present;
import io.traininglog.importer.Source;
import io.traininglog.importer.SourceLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
        Path target = database.target();
        if (Files.exists(target) && Files.exists(file) && Files.isSameFile(target, file)) {
            throw new StorageException(file + " is the database itself; name another one with --database");
        }
        try (Source source = open.get()) {
            ImportReport report = isDryRun ? rehearsed(source, target) : imported(screen, source);
            new ImportResult(target, isDryRun, report).print(screen, output.isJson);
            return report.failed().isEmpty() ? 0 : 1;
        }
    }

    private ImportReport imported(Screen screen, Source source) {
        try (LogDatabase into = database.create();
                ProgressBars.Bar bar = ProgressBars.show(screen, "importing", source.unit())) {
            return Import.run(source, into, replaces ? Present.REPLACE : Present.KEEP, bar);
        }
    }

    private ImportReport rehearsed(Source source, Path target) {
        Set<UUID> there = new HashSet<>();
        List<ImportReport.Imported> imported = new ArrayList<>();
        List<ImportReport.Imported> present = new ArrayList<>();
        List<ImportReport.Imported> grown = new ArrayList<>();
        if (!replaces && Files.exists(target)) {
            try (LogDatabase into = database.read()) {
                into.logs().forEach(log -> there.add(log.uuid()));
                source.logs().stream()
                        .filter(log -> there.contains(log.origin().uuid()) && log.hasGrown(into))
                        .forEach(log -> grown.add(entry(log)));
            }
        }
        for (SourceLog log : source.logs()) {
            (there.contains(log.origin().uuid()) ? present : imported).add(entry(log));
        }
        LeftOut leftOut = new LeftOut();
        leftOut.addAll(source.leftOut());
        return new ImportReport(imported, present, grown, List.of(), leftOut);
    }

    private static ImportReport.Imported entry(SourceLog log) {
        return new ImportReport.Imported(log.origin().uuid(), log.name());
    }
}
