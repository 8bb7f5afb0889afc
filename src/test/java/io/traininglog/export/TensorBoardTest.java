package io.traininglog.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.Progress;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import io.traininglog.importer.Import;
import io.traininglog.importer.ImportReport;
import io.traininglog.importer.Present;
import io.traininglog.importer.TensorBoardImporter;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardTest {

    private static final Instant CREATED = Instant.parse("2026-03-04T05:06:07.250Z");

    @TempDir
    Path folder;

    private final LogDatabase database = LogDatabase.inMemory();
    private final TrainingLog log = createdAt(CREATED);

    private TrainingLog createdAt(Instant time) {
        UUID uuid = UUID.randomUUID();
        database.importLog(LogOrigin.of(uuid).createdAt(time), writer -> {});
        return database.open(uuid);
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    @Test
    void whatIsWrittenIsReadAsTheSameStepsAndFloats() throws IOException {
        Random random = new Random(31);
        Map<Long, Map<String, Object>> expected = new TreeMap<>();
        for (int i = 0; i < 2000; i++) {
            long time = random.nextInt(5000);
            double value = Double.longBitsToDouble(random.nextLong());
            String key = "key/" + random.nextInt(8) + "é☃\"\n";
            log.at(time).put(key, value);
            expected.computeIfAbsent(time, absent -> new TreeMap<>()).put(key, (double) (float) value);
        }
        ExportReport report = write(log);
        assertThat(report.rows()).isEqualTo(expected.size());
        assertThat(report.values())
                .isEqualTo(expected.values().stream().mapToLong(Map::size).sum());
        assertThat(report.leftOut()).isEmpty();
        try (LogDatabase imported = imported()) {
            try (TrainingLog read =
                    imported.open(imported.newest().orElseThrow().uuid())) {
                assertThat(read.rows()).isEqualTo(expected);
                assertThat(read.createdAt()).contains(CREATED);
            }
        }
    }

    @Test
    void everyKindOfValueIsKeptOrCounted() throws IOException {
        log.at(0).put("loss", Double.NaN);
        log.at(1).put("loss", Double.NEGATIVE_INFINITY);
        log.at(2).put("loss", -0.0);
        log.at(3).put("loss", 16_777_217L);
        log.at(4).put("loss", 1e300);
        log.at(5).put("loss", "diverged");
        log.at(6).put("loss", null);
        log.at(7).put("loss", true);
        log.at(1).put("note", "héllo ☃ \uD800");
        log.at(2).put("note", "");
        log.at(3).put("note", new byte[] {1});
        log.at(1).put("first a word", "none yet");
        log.at(2).put("first a word", 0.5);
        log.at(1).put("array", new double[] {1, 2});
        log.at(1).put("big", BigInteger.TEN.pow(30));
        log.at(Long.MAX_VALUE).put("late", 1);
        ExportReport report = write(log);
        assertThat(report.leftOut())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("loss", 3L, "note", 1L, "first a word", 1L, "array", 1L, "big", 1L));
        assertThat(report.values()).isEqualTo(5 + 2 + 1 + 1);
        assertThat(report.rows()).isEqualTo(6);
        try (LogDatabase imported = imported();
                TrainingLog read = imported.open(imported.newest().orElseThrow().uuid())) {
            assertThat(read.keys()).containsExactly("first a word", "late", "loss", "note");
            assertThat(read.series("loss").values())
                    .containsExactly(Double.NaN, Double.NEGATIVE_INFINITY, -0.0, 16_777_216, Double.POSITIVE_INFINITY);
            assertThat(read.at(1).get("note")).isEqualTo("héllo ☃ \uFFFD");
            assertThat(read.at(2)).isEqualTo(Map.of("loss", -0.0, "note", "", "first a word", 0.5));
            assertThat(read.at(Long.MAX_VALUE)).isEqualTo(Map.of("late", 1.0));
        }
    }

    @Test
    void aResumedLogIsOneRunAsItShows() throws IOException {
        for (int time = 0; time < 10; time++) {
            log.at(time).put("loss", time);
        }
        try (TrainingLog resumed = log.resumeAt(5)) {
            resumed.at(5).put("loss", 55);
            resumed.at(6).put("loss", 66);
            assertThat(write(resumed).rows()).isEqualTo(7);
            try (LogDatabase imported = imported()) {
                assertThat(imported.logs()).hasSize(1);
                try (TrainingLog read =
                        imported.open(imported.newest().orElseThrow().uuid())) {
                    assertThat(read.series("loss").values()).containsExactly(0, 1, 2, 3, 4, 55, 66);
                }
            }
        }
    }

    @Test
    void whatIsNotSelectedIsNotWritten() throws IOException {
        for (int time = 0; time < 10; time++) {
            log.at(time).put("loss", time);
            log.at(time).put("other", time);
            log.at(time).put("text", "t");
        }
        List<Long> done = new ArrayList<>();
        Selection selection =
                Selection.all().keys("loss", "text", "absent").from(3).to(5);
        ExportReport report = TensorBoard.write(log, selection, folder.resolve("run"), (now, total) -> {
            assertThat(total).isEqualTo(3);
            done.add(now);
        });
        assertThat(report).isEqualTo(new ExportReport(3, 6, new TreeMap<>()));
        assertThat(done).endsWith(3L);
        try (LogDatabase imported = imported();
                TrainingLog read = imported.open(imported.newest().orElseThrow().uuid())) {
            assertThat(read.rows().keySet()).containsExactly(3L, 4L, 5L);
            assertThat(read.at(4)).isEqualTo(Map.of("loss", 4.0, "text", "t"));
        }
        assertThat(TensorBoard.write(log, Selection.all().from(5).to(3), folder.resolve("empty"), Progress.NONE)
                        .rows())
                .isZero();
    }

    @Test
    void theSameLogMakesTheSameFileAndReplacesTheOlderOne() throws IOException {
        log.at(1).put("loss", 0.5);
        write(log);
        byte[] first = Files.readAllBytes(onlyFile());
        assertThat(onlyFile().getFileName()).hasToString("events.out.tfevents.1772600767." + log.hexUuid() + ".0.0");
        write(log);
        assertThat(onlyFile()).hasBinaryContent(first);
        log.at(2).put("loss", 0.25);
        write(log);
        assertThat(Files.readAllBytes(onlyFile()))
                .hasSizeGreaterThan(first.length)
                .startsWith(first);
    }

    @Test
    void aFileHasTheSameNameInEveryLanguage() throws IOException {
        log.at(1).put("loss", 0.5);
        write(log);
        Path file = onlyFile();
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            write(log);
        } finally {
            Locale.setDefault(before);
        }
        assertThat(onlyFile()).isEqualTo(file);
    }

    @Test
    void aLogOfUnknownAgeIsOf1970() throws IOException {
        UUID uuid = UUID.randomUUID();
        database.importLog(LogOrigin.of(uuid), writer -> writer.put(1, "loss", 0.5));
        try (TrainingLog old = database.open(uuid)) {
            write(old);
        }
        assertThat(onlyFile().getFileName().toString()).startsWith("events.out.tfevents.0000000000.");
    }

    /** A reader that holds an event at a time need not hold more. */
    @Test
    void aWideRowIsSeveralEventsOfOneStep() throws IOException {
        Map<String, Object> wide = new TreeMap<>();
        for (int i = 0; i < 50_000; i++) {
            wide.put("a key that takes some forty characters, " + i, (double) i);
        }
        log.at(7).putAll(wide);
        write(log);
        assertThat(Files.size(onlyFile())).isGreaterThan(3 << 20);
        try (LogDatabase imported = imported();
                TrainingLog read = imported.open(imported.newest().orElseThrow().uuid())) {
            assertThat(read.rows()).isEqualTo(Map.of(7L, wide));
        }
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamedAndNothingIsLeft() throws IOException {
        Path file = Files.writeString(folder.resolve("run"), "a file");
        assertThatThrownBy(() -> write(log))
                .isInstanceOf(StorageException.class)
                .hasMessageContainingAll(log.hexUuid(), file.toString(), "no directory");
        assertThat(file).hasContent("a file");
    }

    /** Such paths come of scripts. */
    @Test
    void aDirectoryMayBeNamedByWayOfOthersThatAreNotThereYet() throws IOException {
        TensorBoard.write(log, Selection.all(), folder.resolve("run/."), Progress.NONE);
        TensorBoard.write(log, Selection.all(), folder.resolve("old/../new"), Progress.NONE);
        assertThat(folder.resolve("run")).isNotEmptyDirectory();
        assertThat(folder.resolve("new")).isNotEmptyDirectory();
    }

    @Test
    void afterAFailureNothingIsLeftNotEvenTheFolders() throws IOException {
        log.at(1).put("loss", 0.5);
        Path there = Files.createDirectory(folder.resolve("there"));
        for (Path run : List.of(there, there.resolve("a").resolve("b"))) {
            assertThatThrownBy(() -> TensorBoard.write(log, Selection.all(), run, (done, total) -> {
                        throw new IllegalStateException("stopped");
                    }))
                    .hasMessage("stopped");
            assertThat(there).isEmptyDirectory();
        }
    }

    private ExportReport write(TrainingLog written) {
        return TensorBoard.write(written, Selection.all(), folder.resolve("run"), Progress.NONE);
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("run"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    private LogDatabase imported() {
        LogDatabase into = LogDatabase.inMemory();
        ImportReport report =
                Import.run(TensorBoardImporter.open(folder.resolve("run")), into, Present.KEEP, Progress.NONE);
        assertThat(report.failed()).isEmpty();
        assertThat(report.leftOut().listed()).isEmpty();
        return into;
    }
}
