package io.traininglog.export;

import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.model.FieldType;
import com.jerolba.carpet.model.FieldTypes;
import com.jerolba.carpet.model.WriteRecordModelType;
import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.parquet.ParquetRuntimeException;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/** The rows of one log's Parquet file. Knows Carpet, which is optional. */
final class ParquetTable {

    private static final String TIME = "time";

    /** Bytes in the heap before they are written. */
    private static final long ROW_GROUP = 16 << 20;

    private final SelectedRows rows;
    private final TwoPasses progress;

    ParquetTable(TrainingLog log, Selection selection, Progress progress) {
        this.rows = new SelectedRows(log, selection);
        this.progress = new TwoPasses(progress);
    }

    /** A row of the file. */
    private static final class Line {

        private final long time;
        private final @Nullable Object[] values;

        Line(long time, @Nullable Object[] values) {
            this.time = time;
            this.values = values;
        }

        long time() {
            return time;
        }

        @Nullable
        Object value(int column) {
            return values[column];
        }
    }

    void write(OutputStream out, Written written) throws IOException {
        List<ParquetColumn> columns = columns();
        try {
            write(columns, out, written);
        } catch (ParquetRuntimeException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private void write(List<ParquetColumn> columns, OutputStream out, Written written) throws IOException {
        try (CarpetWriter<Line> writer = writer(new Unclosed(out), columns)) {
            rows.read(progress.second(), (time, values) -> {
                @Nullable Object[] held = new Object[values.length];
                for (int i = 0; i < values.length; i++) {
                    if (values[i] != SelectedRows.ABSENT) {
                        held[i] = held(columns.get(i), values[i], written);
                    }
                }
                writer.write(new Line(time, held));
                written.row();
            });
        }
    }

    private static @Nullable Object held(ParquetColumn column, @Nullable Object value, Written written) {
        Object held = value == null ? null : column.held(value);
        if (held == null && value != null) {
            written.leaveOut(column.key(), 1);
        } else {
            written.value();
        }
        return held;
    }

    /** Reads all to learn what the keys hold. */
    private List<ParquetColumn> columns() throws IOException {
        KindCount[] counts =
                Stream.generate(KindCount::new).limit(rows.keys().size()).toArray(KindCount[]::new);
        rows.read(progress.first(), (time, values) -> {
            for (int i = 0; i < values.length; i++) {
                if (values[i] != SelectedRows.ABSENT) {
                    counts[i].add(values[i]);
                }
            }
        });
        List<ParquetColumn> columns = new ArrayList<>();
        for (Map.Entry<String, String> name :
                ColumnNames.of(rows.keys(), Set.of(TIME)).entrySet()) {
            columns.add(new ParquetColumn(name.getKey(), name.getValue(), counts[columns.size()].kind()));
        }
        return columns;
    }

    private static CarpetWriter<Line> writer(OutputStream out, List<ParquetColumn> columns) throws IOException {
        WriteRecordModelType<Line> model =
                FieldTypes.writeRecordModel(Line.class).withField(TIME, Line::time);
        for (int i = 0; i < columns.size(); i++) {
            int index = i;
            model.withField(columns.get(i).name(), type(columns.get(i).kind()), line -> line.value(index));
        }
        return new CarpetWriter.Builder<>(out, Line.class)
                .withWriteRecordModel(model)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize(ROW_GROUP)
                // A dictionary of measurements has as many words as there are values, and thousands of columns have no
                // room
                .withDictionaryEncoding(false)
                // A row may have megabytes
                .withMinRowCountForPageSizeCheck(1)
                .build();
    }

    private static FieldType type(Kind kind) {
        return switch (kind) {
            case LONGS -> FieldTypes.LONG;
            case NUMBERS -> FieldTypes.DOUBLE;
            case BOOLEANS -> FieldTypes.BOOLEAN;
            case TEXT, ARRAYS, ANY -> FieldTypes.STRING;
        };
    }

    /** Who opened the stream closes it, when it is on disk. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
