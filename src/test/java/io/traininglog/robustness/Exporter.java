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
    CSV,
    JSON_LINES,
    NPZ,
    PARQUET;

    ExportReport write(TrainingLog log, Path target, Progress progress) {
        Selection all = Selection.all();
        return switch (this) {
            case CSV -> Csv.write(log, all, target, progress);
            case JSON_LINES -> JsonLines.write(log, all, target, progress);
            case NPZ -> Npz.write(log, all, target, progress);
            case PARQUET -> Parquet.write(log, all, target, progress);
        };
    }
}
