package io.traininglog.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A log is exported while a trainer writes it. */
class ExportBesideATrainerTest {

    private static final int ROWS = 1000;

    @TempDir
    Path folder;

    private enum Format {
        CSV,
        JSON_LINES,
        NPZ,
        PARQUET,
        TENSOR_BOARD;

        ExportReport write(TrainingLog log, Path target, Progress progress) {
            return switch (this) {
                case CSV -> Csv.write(log, Selection.all(), target, progress);
                case JSON_LINES -> JsonLines.write(log, Selection.all(), target, progress);
                case NPZ -> Npz.write(log, Selection.all(), target, progress);
                case PARQUET -> Parquet.write(log, Selection.all(), target, progress);
                case TENSOR_BOARD -> TensorBoard.write(log, Selection.all(), target, progress);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void anExportEndsHoweverFastTheTrainerAppends(Format format) {
        try (TrainingLog log = TrainingLog.inMemory()) {
            append(log);
            Progress trainer = (done, total) -> {
                append(log);
                if (done > 2 * ROWS) {
                    throw new IllegalStateException("it goes on with what is appended");
                }
            };
            ExportReport report = format.write(log, folder.resolve("run"), trainer);
            assertThat(report.rows()).isEqualTo(ROWS);
            assertThat(log.rows().size()).isGreaterThan(2 * ROWS);
        }
    }

    private static void append(TrainingLog log) {
        long time = log.rows().isEmpty() ? 0 : log.rows().lastKey() + 1;
        for (int row = 0; row < ROWS; row++) {
            log.record(time + row, "train_cost", row);
        }
    }
}
