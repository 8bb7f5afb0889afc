package io.traininglog.cli;

import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import io.traininglog.export.Csv;
import io.traininglog.export.ExportReport;
import io.traininglog.export.JsonLines;
import io.traininglog.export.Npz;
import io.traininglog.export.Parquet;
import io.traininglog.export.Selection;
import io.traininglog.export.TensorBoard;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a log is exported as. */
enum ExportFormat {
    CSV,
    JSONL,
    NPZ,
    PARQUET,
    /** A directory with a file in it, whose name it chooses. */
    TENSORBOARD;

    /** The one whose files end as this one does. */
    static Optional<ExportFormat> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return withEnding().filter(format -> name.endsWith(format.ending())).findFirst();
    }

    /** All endings that tell a format. */
    static String endings() {
        return withEnding().map(ExportFormat::ending).collect(Collectors.joining(", "));
    }

    private static Stream<ExportFormat> withEnding() {
        return Arrays.stream(values()).filter(format -> format != TENSORBOARD);
    }

    private String ending() {
        return "." + this;
    }

    /** Whether it is text, which can go to the standard output. */
    boolean isText() {
        return this == CSV || this == JSONL;
    }

    ExportReport write(TrainingLog log, Selection selection, Path target, Progress progress) {
        return switch (this) {
            case CSV -> Csv.write(log, selection, target, progress);
            case JSONL -> JsonLines.write(log, selection, target, progress);
            case NPZ -> Npz.write(log, selection, target, progress);
            case PARQUET -> Parquet.write(log, selection, target, progress);
            case TENSORBOARD -> TensorBoard.write(log, selection, target, progress);
        };
    }

    /** Writes text. */
    ExportReport write(TrainingLog log, Selection selection, Writer target) {
        return this == CSV
                ? Csv.write(log, selection, target, Progress.NONE)
                : JsonLines.write(log, selection, target, Progress.NONE);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
