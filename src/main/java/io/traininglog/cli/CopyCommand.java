package io.traininglog.cli;

import io.traininglog.CopyOptions;
import io.traininglog.CopyReport;
import io.traininglog.DatabaseFile;
import io.traininglog.DatabaseInfo;
import io.traininglog.LogDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Logs of one database into another. */
@Command(
        name = "copy",
        description = {
            "Copies logs from one database into another, with their UUIDs, their lineage, their status and every value bit"
                    + " for bit; each in one transaction, parents first.",
            "What is in TO already stays as it is: a copy that was interrupted is run again, and goes on. The exit code is"
                    + " 1 if a log differs there, or could not be copied."
        },
        mixinStandardHelpOptions = true)
final class CopyCommand implements Callable<Integer> {

    private final Screen screen;

    @Spec
    @Nullable
    CommandSpec command;

    @Parameters(index = "0", paramLabel = "FROM", description = "A SQLite file or a jdbc:postgresql: URL.")
    String from = "";

    @Parameters(
            index = "1",
            paramLabel = "TO",
            description = "A SQLite file, which is created if it is not there, or a jdbc:postgresql: URL.")
    String to = "";

    @Parameters(
            index = "2..*",
            arity = "0..*",
            paramLabel = "LOG",
            description = "The first digits of a log's UUID, or 'last': it is copied with all that it was resumed from."
                    + " Unless one is given, every log is copied.")
    List<String> names = new ArrayList<>();

    @Option(
            names = "--replace",
            description =
                    "Copy a log that differs anew, together with those in TO that were resumed from it, unless one"
                            + " of these is from elsewhere.")
    boolean replaces;

    @Option(names = "--dry-run", description = "Only list what would be copied.")
    boolean isDryRun;

    @Mixin
    OutputOption output = new OutputOption();

    CopyCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        Place source = Place.of(from);
        Place target = Place.of(to);
        if (source.isSameAs(target)) {
            throw new ParameterException(
                    Objects.requireNonNull(command).commandLine(), "FROM and TO are one database; name two");
        }
        try (LogDatabase there = source.read()) {
            CopyOptions options = options(there, source); // so that nothing is created for a log that is not there
            long left = source.isFile() ? leftInJournals(source.file()) : 0;
            CopyResult result = run(source.name(there), there, target, options, left);
            result.print(screen, output.isJson);
            return result.isComplete() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private CopyResult run(String name, LogDatabase there, Place target, CopyOptions options, long left) {
        try (LogDatabase here = open(target)) {
            CopyReport report = isDryRun ? here.rehearseCopy(there, options) : copy(there, here, options);
            return new CopyResult(name, target.name(here), isDryRun, report, left);
        }
    }

    /** What processes that are gone left beside a file: who only reads does not see it. */
    private static long leftInJournals(Path file) {
        return DatabaseFile.at(file).info().journals().stream()
                .filter(journal -> journal.state() == DatabaseInfo.JournalState.LEFT)
                .mapToLong(journal -> journal.pending().orElse(1))
                .sum();
    }

    private LogDatabase open(Place target) {
        if (!isDryRun) {
            return target.create();
        }
        return target.isThere() ? target.read() : LogDatabase.inMemory();
    }

    private CopyReport copy(LogDatabase there, LogDatabase here, CopyOptions options) {
        try (ProgressBars.Bar bar = ProgressBars.show(screen, "copying", "entries")) {
            return here.copyAll(there, options, bar);
        }
    }

    private CopyOptions options(LogDatabase there, Place source) {
        List<UUID> chosen = names.stream()
                .map(log -> DatabaseOption.find(Objects.requireNonNull(command), there, source, log)
                        .uuid())
                .toList();
        CopyOptions options =
                chosen.isEmpty() ? CopyOptions.all() : CopyOptions.all().only(chosen);
        return replaces ? options.replacing() : options;
    }
}
