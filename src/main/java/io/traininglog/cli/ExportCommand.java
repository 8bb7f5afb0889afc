package io.traininglog.cli;

import io.traininglog.LogDatabase;
import io.traininglog.Progress;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import io.traininglog.export.ExportReport;
import io.traininglog.export.Selection;
import io.traininglog.terminal.TerminalText;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A log as another tool's file. */
@Command(
        name = "export",
        description = "Writes a log, its ancestors' entries included, to a file that other tools read.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    private static final String STANDARD_OUTPUT = "-";

    private final Screen screen;

    @Spec
    @Nullable
    CommandSpec command;

    @Mixin
    DatabaseOption database = new DatabaseOption();

    @Mixin
    OutputOption output = new OutputOption();

    @Parameters(paramLabel = "LOG", description = "The first digits of a log's UUID, or 'last'.")
    String log = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description =
                    "The file to write, or the directory for tensorboard; '-' is the standard output, for csv and jsonl.")
    String target = "";

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}; unless given, what the file's ending says.")
    @Nullable
    ExportFormat format;

    @Option(
            names = {"-k", "--key"},
            paramLabel = "KEY",
            description = "A key to write, may be repeated; unless given, all are.")
    List<String> keys = new ArrayList<>();

    @Mixin
    TimesOption times = new TimesOption();

    ExportCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        ExportFormat chosen = format();
        Selection selection = selection();
        ExportReport report;
        String uuid;
        try (LogDatabase logs = database.read();
                TrainingLog found = database.open(logs, log)) {
            checkKeys(found);
            uuid = found.hexUuid();
            report = target.equals(STANDARD_OUTPUT) ? print(chosen, found, selection) : write(chosen, found, selection);
        }
        if (!target.equals(STANDARD_OUTPUT)) {
            print(report, uuid, chosen);
        }
        report.leftOut()
                .forEach((key, count) -> screen.err()
                        .println(String.format(
                                Locale.ROOT,
                                "left out, for want of a place in %s: %,d of '%s'",
                                chosen,
                                count,
                                TerminalText.of(key))));
        return 0;
    }

    private ExportFormat format() {
        if (!target.equals(STANDARD_OUTPUT)) {
            return format != null
                    ? format
                    : ExportFormat.of(Path.of(target))
                            .orElseThrow(() -> misuse("which format? '" + target + "' ends in none of "
                                    + ExportFormat.endings() + "; name it with --format"));
        } else if (format == null || !format.isText()) {
            throw misuse("the standard output takes csv or jsonl; name one with --format");
        } else if (output.isJson) {
            throw misuse("the standard output has no room for the log and for --json");
        }
        return format;
    }

    private Selection selection() {
        try {
            Selection selection = new Selection(keys, times.from, times.to);
            times.check();
            return selection;
        } catch (IllegalArgumentException e) {
            throw misuse(e.getMessage());
        }
    }

    private ParameterException misuse(@Nullable String message) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), String.valueOf(message));
    }

    /** A key that is misspelt would give an empty column. */
    private void checkKeys(TrainingLog found) {
        Set<String> known = keys.isEmpty() ? Set.of() : found.keys();
        for (String key : keys) {
            if (!known.contains(key)) {
                throw misuse(NearestNames.unknown("log " + found.hexUuid() + " has no key", key, known));
            }
        }
    }

    private ExportReport print(ExportFormat chosen, TrainingLog found, Selection selection) throws IOException {
        try (Writer out = Pipe.to(screen)) {
            return chosen.write(found, selection, out);
        } catch (Pipe.BrokenException e) {
            throw new StorageException(String.valueOf(e.getMessage()), e);
        } catch (StorageException e) {
            throw e.getCause() instanceof Pipe.BrokenException broken
                    ? new StorageException(String.valueOf(broken.getMessage()), e)
                    : e;
        }
    }

    private ExportReport write(ExportFormat chosen, TrainingLog found, Selection selection) throws IOException {
        Path file = Path.of(target);
        OverwrittenDatabase.refuse(file, database.place());
        if (!screen.showsProgress()) {
            return chosen.write(found, selection, file, Progress.NONE);
        }
        try (ProgressBars.Bar bar = ProgressBars.show(screen, "exporting", "rows")) {
            return chosen.write(found, selection, file, bar);
        }
    }

    private void print(ExportReport report, String uuid, ExportFormat chosen) throws IOException {
        if (!output.isJson) {
            screen.out()
                    .println(String.format(
                            Locale.ROOT,
                            "%s: %,d rows, %,d values",
                            TerminalText.of(target),
                            report.rows(),
                            report.values()));
            return;
        }
        OutputOption.json(screen, out -> {
            out.writeStartObject();
            out.writeStringField("log", uuid);
            out.writeStringField("file", target);
            out.writeStringField("format", chosen.toString());
            out.writeNumberField("rows", report.rows());
            out.writeNumberField("values", report.values());
            out.writeObjectFieldStart("left_out");
            for (Map.Entry<String, Long> entry : report.leftOut().entrySet()) {
                out.writeNumberField(entry.getKey(), entry.getValue());
            }
            out.writeEndObject();
            out.writeEndObject();
        });
    }
}
