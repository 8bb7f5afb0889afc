package io.traininglog.cli;

import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import io.traininglog.export.Csv;
import io.traininglog.export.ExportReport;
import io.traininglog.export.JsonLines;
import io.traininglog.export.Npz;
import io.traininglog.export.Parquet;
import io.traininglog.export.Selection;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a log is exported as. */
enum ExportFormat {
    CSV(Csv::write, ".csv"),
    JSONL(JsonLines::write, ".jsonl", ".ndjson"),
    NPZ(Npz::write, ".npz"),
    PARQUET(Parquet::write, ".parquet");

    private final ToFile writer;
    private final List<String> endings;

    ExportFormat(ToFile writer, String... endings) {
        this.writer = writer;
        this.endings = List.of(endings);
    }

    private interface ToFile {
        ExportReport write(TrainingLog log, Selection selection, Path target, Progress progress);
    }

    /** The one whose files end as this one does. */
    static Optional<ExportFormat> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.endings.stream().anyMatch(name::endsWith))
                .findFirst();
    }

    /** All endings that tell a format. */
    static String allEndings() {
        return Arrays.stream(values())
                .flatMap(format -> format.endings.stream())
                .collect(Collectors.joining(", "));
    }

    ExportReport write(TrainingLog log, Selection selection, Path target, Progress progress) {
        return writer.write(log, selection, target, progress);
    }

    /** Whether it is text, which can go to the standard output. */
    boolean isText() {
        return this == CSV || this == JSONL;
    }

    ExportReport write(TrainingLog log, Selection selection, Writer target, Progress progress) {
        return this == CSV
                ? Csv.write(log, selection, target, progress)
                : JsonLines.write(log, selection, target, progress);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
