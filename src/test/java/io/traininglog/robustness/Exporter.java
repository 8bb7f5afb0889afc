package io.traininglog.robustness;

import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import io.traininglog.export.Csv;
import io.traininglog.export.ExportReport;
import io.traininglog.export.JsonLines;
import io.traininglog.export.Npz;
import io.traininglog.export.Parquet;
import io.traininglog.export.Selection;
import java.nio.file.Path;

/** What writes a log to a file, by format. */
enum Exporter {
    CSV(Csv::write),
    JSON_LINES(JsonLines::write),
    NPZ(Npz::write),
    PARQUET(Parquet::write);

    private final Writer writer;

    Exporter(Writer writer) {
        this.writer = writer;
    }

    private interface Writer {
        ExportReport write(TrainingLog log, Selection selection, Path target, Progress progress);
    }

    ExportReport write(TrainingLog log, Path target, Progress progress) {
        return writer.write(log, Selection.all(), target, progress);
    }
}
