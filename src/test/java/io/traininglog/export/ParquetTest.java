package io.traininglog.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.jerolba.carpet.io.FileSystemInputFile;
import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Read by Parquet's own reader, and not by what wrote it. */
class ParquetTest {

    @TempDir
    Path folder;

    private final TrainingLog log = TrainingLog.inMemory();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void aColumnHasTheTypeOfWhatItsKeyHolds() throws IOException {
        log.at(0).putAll(Map.of("cost", 0.5, "mixed", 1L, "seen", 5L, "done", false, "note", "☃", "any", "text"));
        log.at(1).putAll(Map.of("mixed", 0.5, "any", 1L, "array", new double[] {1, Double.NaN}));
        log.at(2).put("none", null);
        Path file = write(Selection.all());
        assertThat(schema(file))
                .containsExactly(
                        "required int64 time",
                        "optional binary any (STRING)",
                        "optional binary array (STRING)",
                        "optional double cost",
                        "optional boolean done",
                        "optional double mixed",
                        "optional binary none (STRING)",
                        "optional binary note (STRING)",
                        "optional int64 seen");
        assertThat(read(file))
                .containsExactly(
                        Map.of(
                                "time",
                                0L,
                                "any",
                                "\"text\"",
                                "cost",
                                0.5,
                                "done",
                                false,
                                "mixed",
                                1.0,
                                "note",
                                "☃",
                                "seen",
                                5L),
                        Map.of("time", 1L, "any", "1", "array", "[1.0,\"NaN\"]", "mixed", 0.5),
                        Map.of("time", 2L));
    }

    @Test
    void numbersAreTheSameBits() throws IOException {
        Random random = new Random(1936);
        List<Double> expected = new ArrayList<>(List.of(Double.NaN, Double.POSITIVE_INFINITY, -0.0, Double.MIN_VALUE));
        while (expected.size() < 5_000) {
            expected.add(Double.longBitsToDouble(random.nextLong()));
        }
        for (int time = 0; time < expected.size(); time++) {
            log.record(time, "cost", expected.get(time));
        }
        log.at(0).put("seen", Long.MIN_VALUE);
        log.at(Long.MAX_VALUE).put("seen", Long.MAX_VALUE);
        List<Map<String, Object>> rows = read(write(Selection.all()));
        for (int time = 0; time < expected.size(); time++) {
            assertThat(Double.doubleToLongBits((Double) rows.get(time).get("cost")))
                    .isEqualTo(Double.doubleToLongBits(expected.get(time)));
        }
        assertThat(rows.get(0)).containsEntry("seen", Long.MIN_VALUE);
        assertThat(rows.get(expected.size())).isEqualTo(Map.of("time", Long.MAX_VALUE, "seen", Long.MAX_VALUE));
    }

    @Test
    void keysOfAnyKindNameTheirColumns() throws IOException {
        String longKey = "k".repeat(1 << 20);
        List<String> keys = List.of("", "train/loss", "a.b", "a.c", "x, \"y\"\n", "A", "a", "time", "time_", longKey);
        for (String key : keys) {
            log.at(1).put(key, (long) key.length());
        }
        Map<String, Object> expected = new TreeMap<>(Map.of("time", 1L, "time_", 5L, "time__", 4L));
        keys.stream().filter(key -> !key.startsWith("time")).forEach(key -> expected.put(key, (long) key.length()));
        assertThat(read(write(Selection.all()))).containsExactly(expected);
    }

    @Test
    void anEmptyLogHasColumnsAndNoRow() throws IOException {
        assertThat(schema(write(Selection.all()))).containsExactly("required int64 time");
        Path file = write(Selection.all().keys("cost"));
        assertThat(schema(file)).containsExactly("required int64 time", "optional binary cost (STRING)");
        assertThat(read(file)).isEmpty();
    }

    @Test
    void aResumedLogShowsItsAncestorsInARange() throws IOException {
        for (int time = 1; time <= 4; time++) {
            log.record(time, "cost", 1.0 / time);
        }
        try (TrainingLog resumed = log.resumeAt(2)) {
            resumed.record(3, "cost", 9);
            Path file = folder.resolve("run.parquet");
            assertThat(Parquet.write(resumed, Selection.all().from(2), file, Progress.NONE))
                    .isEqualTo(new ExportReport(2, 2, new TreeMap<>()));
            assertThat(read(file)).containsExactly(Map.of("time", 2L, "cost", 0.5), Map.of("time", 3L, "cost", 9.0));
        }
    }

    @Test
    void whatUtf8CannotHoldIsReplaced() throws IOException {
        log.at(0).put("note", "a\uD800b");
        assertThat(read(write(Selection.all()))).containsExactly(Map.of("time", 0L, "note", "a\uFFFDb"));
    }

    /** A trainer puts something of another type while the file is written. */
    @Test
    void whatDoesNotFitAColumnAnyMoreIsLeftOutAndCounted() throws IOException {
        for (int time = 0; time < 10_000; time++) {
            log.record(time, "cost", time);
        }
        Path file = folder.resolve("run.parquet");
        ExportReport report = Parquet.write(log, Selection.all(), file, (done, total) -> {
            if (done == total / 2) {
                log.at(9_999).put("cost", "a text");
            }
        });
        assertThat(report).isEqualTo(new ExportReport(10_000, 9_999, new TreeMap<>(Map.of("cost", 1L))));
        assertThat(read(file).get(9_999)).isEqualTo(Map.of("time", 9_999L));
    }

    @Test
    void progressIsToldInRowsOverBothPasses() {
        for (int time = 0; time < 1_000; time++) {
            log.record(time, "cost", time);
        }
        List<Long> done = new ArrayList<>();
        Parquet.write(log, Selection.all(), folder.resolve("run.parquet"), (rows, total) -> {
            assertThat(total).isEqualTo(1_000);
            done.add(rows);
        });
        assertThat(done).isSorted().contains(500L).endsWith(1_000L).hasSizeGreaterThan(6);
    }

    private Path write(Selection selection) {
        Path file = folder.resolve("run.parquet");
        Parquet.write(log, selection, file, Progress.NONE);
        assertThat(folder.toFile().list()).containsExactly("run.parquet");
        return file;
    }

    private static List<String> schema(Path file) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(new FileSystemInputFile(file.toFile()))) {
            return reader.getFileMetaData().getSchema().getFields().stream()
                    .map(Type::toString)
                    .toList();
        }
    }

    private static List<Map<String, Object>> read(Path file) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (ParquetReader<Group> reader = new Groups(new FileSystemInputFile(file.toFile())).build()) {
            for (Group group = reader.read(); group != null; group = reader.read()) {
                Map<String, Object> row = new TreeMap<>();
                for (Type field : group.getType().getFields()) {
                    if (group.getFieldRepetitionCount(field.getName()) > 0) {
                        row.put(field.getName(), value(group, field));
                    }
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static Object value(Group group, Type field) {
        return switch (field.asPrimitiveType().getPrimitiveTypeName()) {
            case INT64 -> group.getLong(field.getName(), 0);
            case DOUBLE -> group.getDouble(field.getName(), 0);
            case BOOLEAN -> group.getBoolean(field.getName(), 0);
            default -> group.getString(field.getName(), 0);
        };
    }

    /** Rows as Parquet's examples have them. */
    private static final class Groups extends ParquetReader.Builder<Group> {

        Groups(InputFile file) {
            super(file, new PlainParquetConfiguration());
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}
