package io.traininglog.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.LogDatabase;
import io.traininglog.Progress;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import io.traininglog.export.Csv;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvImporterTest {

    private static final String[] TEXTS = {
        "",
        " ",
        "1.5",
        "1",
        "-",
        "+1",
        "null",
        "NULL",
        "true",
        "False",
        "nan",
        "NaN",
        "inf",
        "-Infinity",
        "Infinity",
        "a,b",
        "say \"hi\"",
        "\"",
        "two\nlines",
        "cr\rlf\r\n",
        "héllo ☃ 𝄞",
        " blank ",
        "1.2.3",
        "2024-01-01",
        ".",
        "e5",
        "0x1p3",
        "1f",
        "=1+1",
        "\uFEFF",
        "[1,2]",
        "'",
        ";",
        "\t",
        "\u0000"
    };

    @TempDir
    Path folder;

    @Test
    void whatCsvWroteComesBackWithItsTypes() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            try (TrainingLog log = TrainingLog.inMemory()) {
                for (int i = 0; i < 200; i++) {
                    long time = random.nextInt(100) == 0 ? Math.abs(random.nextLong() >> 1) : random.nextInt(150);
                    log.at(time).put(key(random), value(random));
                }
                Path file = folder.resolve("log.csv");
                Csv.write(log, file);
                try (Imported imported = Imported.of(CsvImporter.open(file, Optional.empty()));
                        TrainingLog read = imported.log()) {
                    assertThat(imported.leftOut()).as("seed %d", seed).isEmpty();
                    assertThat(read.rows()).as("seed %d", seed).isEqualTo(log.rows());
                    assertThat(read.status().iterationsDone())
                            .isEqualTo(log.rows().lastKey());
                }
            }
        }
    }

    private static String key(Random random) {
        int key = random.nextInt(12);
        return key < 8
                ? "key " + key
                : List.of("Time", "step", "a,\"b\"\nc", "").get(key - 8);
    }

    private static Object value(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextLong();
            case 1 -> (long) random.nextInt(3) - 1;
            case 2 -> Double.longBitsToDouble(random.nextLong());
            case 3 -> random.nextInt(3) - 1.0;
            case 4 -> random.nextBoolean();
            case 5 -> null;
            case 6 ->
                List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0)
                        .get(random.nextInt(4));
            default -> TEXTS[random.nextInt(TEXTS.length)];
        };
    }

    @Test
    void objectsComeBackAsTheTextThatTheyAreIn() {
        try (TrainingLog log = TrainingLog.inMemory()) {
            log.at(1).put("array", new double[] {1.5, Double.NaN});
            log.at(1).put("bytes", new byte[] {1, 2, 3});
            log.at(1).put("list", List.of("a"));
            Path file = folder.resolve("log.csv");
            Csv.write(log, file);
            try (Imported imported = Imported.of(CsvImporter.open(file, Optional.empty()));
                    TrainingLog read = imported.log()) {
                assertThat(read.at(1)).isEqualTo(Map.of("array", "[1.5,NaN]", "bytes", "AQID", "list", "[\"a\"]"));
            }
        }
    }

    @Test
    void aWideTableIsRead() {
        try (TrainingLog log = TrainingLog.inMemory()) {
            Map<String, Object> row = new HashMap<>();
            for (int i = 0; i < 5000; i++) {
                row.put("key " + i, i + 0.5);
            }
            log.at(1).putAll(row);
            log.at(2).putAll(row);
            Path file = folder.resolve("log.csv");
            Csv.write(log, file);
            try (Imported imported = Imported.of(CsvImporter.open(file, Optional.empty()));
                    TrainingLog read = imported.log()) {
                assertThat(read.rows()).isEqualTo(Map.of(1L, row, 2L, row));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"step", "Step", "global_step", "iteration", "iter", "epoch", "time", " Epoch "})
    void othersTimesAreFoundByTheirNames(String column) throws IOException {
        assertRows(
                "loss," + column + "\n0.5,10\n0.25,20\n", Map.of(10L, Map.of("loss", 0.5), 20L, Map.of("loss", 0.25)));
    }

    @Test
    void aStepIsTheTimeBesideAnEpochAndSeconds() throws IOException {
        assertRows("epoch,step,time,loss\n0,10,1.5,0.5\n", Map.of(10L, Map.of("epoch", 0L, "time", 1.5, "loss", 0.5)));
    }

    @Test
    void withoutATimeTheRecordsAreCounted() throws IOException {
        assertRows(
                "loss,acc\n0.5,1\n\n0.25,\"a\nb\"\n0.125,3\n",
                Map.of(
                        1L, Map.of("loss", 0.5, "acc", 1L),
                        2L, Map.of("loss", 0.25, "acc", "a\nb"),
                        3L, Map.of("loss", 0.125, "acc", 3L)));
    }

    @Test
    void tabsAndSemicolonsSeparateWhereThereIsNoComma() throws IOException {
        assertRows("step\tloss\n1\t0.5\n", Map.of(1L, Map.of("loss", 0.5)));
        assertRows("step;loss\r\n1;0.5\r\n", Map.of(1L, Map.of("loss", 0.5)));
    }

    @Test
    void excelsFirstLineNamesTheSeparator() throws IOException {
        assertRows("sep=;\r\nstep;loss (a,b)\r\n1;0,5\r\n", Map.of(1L, Map.of("loss (a,b)", 0.5)));
        assertRows("\uFEFFsep=|\nstep|loss\n1|0.5\n", Map.of(1L, Map.of("loss", 0.5)));
        assertRows("step,loss\n1,sep=;\n", Map.of(1L, Map.of("loss", "sep=;")));
    }

    @Test
    void pythonsNumbersAndWordsAreUnderstood() throws IOException {
        Map<String, Object> row = new HashMap<>();
        row.put("a", Double.NaN);
        row.put("b", Double.NEGATIVE_INFINITY);
        row.put("c", true);
        row.put("d", 1e-5);
        row.put("e", 1.2345678901234567e19);
        row.put("f", "2024-01-01");
        row.put("g", -0.0);
        row.put("h", null);
        assertRows(
                "step,a,b,c,d,e,f,g,h,i\n7.0,nan,-inf,True,1e-05,12345678901234567890,2024-01-01,-0,null,\n",
                Map.of(7L, row));
    }

    @Test
    void blanksAroundFieldsAndNamesAreNoneOfThem() throws IOException {
        assertRows(
                """
                                  epoch,         train/box_loss,   " padded "
                                      1,                   0.5,          none
                                      2,                  0.25,
                """, Map.of(1L, Map.of("train/box_loss", 0.5, " padded ", "none"), 2L, Map.of("train/box_loss", 0.25)));
    }

    @Test
    void namesWithBlanksComeBackFromACsvOfOurOwn() {
        Map<String, Object> row =
                Map.of(" a", " x", "b ", "x ", "\tc", "\t", "", "", " ", "x\u0000y", "\u0000", " \"x\" ");
        assertComesBack(Map.of(1L, row));
    }

    @Test
    void aKeyNamedTimeKeepsItsValuesUnderItsColumnsName() throws IOException {
        try (TrainingLog log = TrainingLog.inMemory()) {
            log.at(1).putAll(Map.of("time", "noon", "time_", 5L, "a", 0.5));
            log.at(2).put("time", "night");
            Map<Long, Map<String, Object>> renamed =
                    Map.of(1L, Map.of("time__", "noon", "time_", 5L, "a", 0.5), 2L, Map.of("time__", "night"));
            StringBuilder table = new StringBuilder();
            Csv.write(log, table);
            assertRows(table.toString(), renamed);
            assertComesBack(renamed);
        }
    }

    @Test
    void linesMayEndAsOnOldMacs() throws IOException {
        assertRows("step,loss\r1,0.5\r2,0.25\r", Map.of(1L, Map.of("loss", 0.5), 2L, Map.of("loss", 0.25)));
        assertRows("step;loss\r1;0.5", Map.of(1L, Map.of("loss", 0.5)));
    }

    @Test
    void commasAreDecimalWhereSemicolonsSeparate() throws IOException {
        assertRows(
                "step;a;b;c;d;\"e,f\"\n1;0,31;-1,5E-3;2.5;adam, eve;\"0,31\"\n2,0;,5;;;;\n",
                Map.of(
                        1L, Map.of("a", 0.31, "b", -0.0015, "c", 2.5, "d", "adam, eve", "e,f", "0,31"),
                        2L, Map.of("a", 0.5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"step\tloss\n1\t0,5\n2\t1\n3\t-1,5\n", "step,loss\n1,\"0,5\"\n2,1\n3,\"-1,5\"\n"})
    void otherDecimalCommasAreNotedAndReadIfOneSaysSo(String table) throws IOException {
        Path file = write(table);
        try (Imported imported = Imported.of(CsvImporter.open(file, Optional.empty()));
                TrainingLog log = imported.log()) {
            assertThat(log.at(1).get("loss")).isEqualTo("0,5");
            assertThat(imported.report().leftOut().count()).isZero();
            assertThat(imported.report().leftOut().notes())
                    .containsExactly(file + ", column 2: 2 values of 'loss' like '0,5' became text: if the comma is a"
                            + " decimal one, import the file with --decimal-comma and --replace");
        }
        try (Imported imported = Imported.of(CsvImporter.openWithDecimalComma(file, Optional.empty()));
                TrainingLog log = imported.log()) {
            assertThat(log.series("loss").values()).containsExactly(0.5, 1, -1.5);
            assertThat(imported.report().leftOut().notes()).isEmpty();
        }
    }

    @Test
    void separatorsOfThousandsAreNoted() throws IOException {
        try (Imported imported = Imported.of(
                CsvImporter.openWithDecimalComma(write("step;seen\n1;1.234,5\n2;\"1,234,567\"\n"), Optional.empty()))) {
            assertThat(imported.report().leftOut().notes())
                    .singleElement()
                    .asString()
                    .contains("2 values of 'seen' like '1.234,5' became text: numbers are read if they have one comma");
        }
    }

    @Test
    void aTableOfManyColumnsIsRead() throws IOException {
        StringBuilder table = new StringBuilder("step");
        for (int column = 0; column < 10_000; column++) {
            table.append(",key").append(column);
        }
        for (int line = 1; line <= 20; line++) {
            table.append('\n').append(line).append((",0." + line).repeat(10_000));
        }
        try (Imported imported = Imported.of(CsvImporter.open(write(table.toString()), Optional.empty()));
                TrainingLog log = imported.log()) {
            assertThat(log.keys()).hasSize(10_000);
            assertThat(log.at(17)).hasSize(10_000).containsEntry("key9999", 0.17);
        }
    }

    @Test
    void theColumnOfTheTimeCanBeNamed() throws IOException {
        Path file = write("step,seen\n1,100\n2,200\n");
        try (Imported imported = Imported.of(CsvImporter.open(file, Optional.of("seen")));
                TrainingLog log = imported.log()) {
            assertThat(log.rows()).isEqualTo(Map.of(100L, Map.of("step", 1L), 200L, Map.of("step", 2L)));
        }
        assertThatThrownBy(() -> CsvImporter.open(file, Optional.of("samples")))
                .isInstanceOf(StorageException.class)
                .hasMessageContainingAll(file.toString(), "no column 'samples'", "step, seen");
    }

    @Test
    void rowsOfOneTimeAreMergedAndALaterValueIsKept() throws IOException {
        try (Imported imported = Imported.of(CsvImporter.open(
                        write("step,train,eval\n1,0.5,\n1,,0.75\n2,1,1\n2,2,1\n1,9,\n"), Optional.empty()));
                TrainingLog log = imported.log()) {
            assertThat(log.rows())
                    .isEqualTo(Map.of(1L, Map.of("train", 9L, "eval", 0.75), 2L, Map.of("train", 2L, "eval", 1L)));
            assertThat(imported.leftOut())
                    .satisfiesExactly(
                            first -> assertThat(first)
                                    .endsWith(
                                            "log.csv:6: 'train' has a value at time 1 already, 0.5, which gives way to this one"),
                            second -> assertThat(second)
                                    .endsWith(
                                            "log.csv:5: 'train' has a value at time 2 already, 1, which gives way to this one"));
        }
    }

    @Test
    void linesMayStandInAnyOrderAndOnlyWhatGivesWayIsLeftOut() throws IOException {
        assertRows(
                "step,a,b\n3,1,\"x\ny\"\n1,2,\n2,3,\n3,,\n3,1,\n1,,4\n",
                Map.of(1L, Map.of("a", 2L, "b", 4L), 2L, Map.of("a", 3L), 3L, Map.of("a", 1L, "b", "x\ny")));
    }

    @Test
    void valuesAreThoseOfTheLastLineOfATimeAndEachThatGaveWayIsCountedOnce() throws IOException {
        Random random = new Random(31);
        for (int round = 0; round < 50; round++) {
            Map<Long, Map<String, Object>> rows = new HashMap<>();
            StringBuilder table = new StringBuilder("step,a,b\n");
            long lost = 0;
            for (int line = 0; line < 60; line++) {
                long time = random.nextInt(20);
                table.append(time);
                for (String key : List.of("a", "b")) {
                    table.append(',');
                    if (random.nextBoolean()) {
                        long value = random.nextInt(3);
                        Object before = rows.computeIfAbsent(time, absent -> new HashMap<>())
                                .put(key, value);
                        lost += before != null && !before.equals(value) ? 1 : 0;
                        table.append(value);
                    }
                }
                table.append('\n');
            }
            try (Imported imported = Imported.of(CsvImporter.open(write(table.toString()), Optional.empty()));
                    TrainingLog log = imported.log()) {
                assertThat(log.rows()).isEqualTo(rows);
                assertThat(imported.report().leftOut().count())
                        .isEqualTo(lost)
                        .isEqualTo(imported.leftOut().size());
            }
        }
    }

    @Test
    void aMalformedLineIsReportedAndTheOthersAreKept() throws IOException {
        String table = "step,loss\n1,0.5\n2\n3,1,1\nx,1\n-1,1\n,1\n1.5,1\n4,\"a\"b\n5,0.25\n6,\"open\n7,0.125\n";
        try (Imported imported = Imported.of(CsvImporter.open(write(table), Optional.empty()));
                TrainingLog log = imported.log()) {
            assertThat(log.series("loss").times()).containsExactly(1, 5, 7);
            assertThat(imported.leftOut())
                    .extracting(each -> each.substring(each.indexOf("csv:") + 4))
                    .containsExactly(
                            "3: it has 1 field, and the header has 2",
                            "4: it has 3 fields, and the header has 2",
                            "5: no integer ≥ 0 is in the column 'step', but 'x'",
                            "6: no integer ≥ 0 is in the column 'step', but '-1'",
                            "7: no integer ≥ 0 is in the column 'step', but ''",
                            "8: no integer ≥ 0 is in the column 'step', but '1.5'",
                            "9: field 2 goes on after its closing quotation mark",
                            "11: a quotation mark is not closed");
        }
    }

    @Test
    void aSecondColumnOfANameIsReported() throws IOException {
        try (Imported imported =
                        Imported.of(CsvImporter.open(write("step,loss,loss\n1,1,2\n2,1,\n3,1,3\n"), Optional.empty()));
                TrainingLog log = imported.log()) {
            assertThat(log.series("loss").values()).containsExactly(1, 1, 1);
            assertThat(imported.leftOut()).singleElement().asString().contains("column 3", "'loss'");
            assertThat(imported.report().leftOut().count()).isEqualTo(2);
        }
    }

    @Test
    void aTableWithoutAReadableLineIsNoLog() throws IOException {
        try (Imported imported = Imported.of(CsvImporter.open(write("time,loss\n1.5,1\n2.5,2\n"), Optional.empty()))) {
            assertThat(imported.report().imported()).isEmpty();
            assertThat(imported.report().failed())
                    .singleElement()
                    .satisfies(failed -> assertThat(failed.reason()).contains("log.csv:2", "'time'", "'1.5'"));
            assertThat(imported.database().logs()).isEmpty();
        }
    }

    @Test
    void aHeaderAloneIsAnEmptyLog() throws IOException {
        assertRows("time,loss\n", Map.of());
    }

    @Test
    void whatIsNoTableIsRefusedInOneLine() throws IOException {
        assertRefused("", "it is empty");
        assertRefused("1,2\n3,4\n", "first line has numbers");
        assertRefused("\"time,loss\n1,2\n", "line 1", "not closed");
        Files.write(folder.resolve("log.csv"), "time,loss\n1,2\n".getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(() -> CsvImporter.open(folder.resolve("log.csv"), Optional.empty()))
                .hasMessageContaining("UTF-16");
        Files.write(folder.resolve("log.csv"), "time,loss\n1,2\n".getBytes(StandardCharsets.UTF_16LE));
        assertThatThrownBy(() -> CsvImporter.open(folder.resolve("log.csv"), Optional.empty()))
                .hasMessageContaining("UTF-16");
        assertRefused("\uFEFF", "it is empty");
        assertRefused("SQLite format 3\u0000\u0010", "line 1", "U+0000");
        assertThatThrownBy(() -> CsvImporter.open(folder, Optional.empty())).hasMessageContaining("it is a folder");
        assertThatThrownBy(() -> CsvImporter.open(folder.resolve("missing.csv"), Optional.empty()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("there is no ");
    }

    @Test
    void theSameContentIsTheSameLogWhereverItIs() throws IOException {
        Path file = write("step,loss\n1,0.5\n");
        try (Imported imported = Imported.of(CsvImporter.open(file, Optional.empty()))) {
            Path copy = Files.copy(file, folder.resolve("copy.csv"));
            ImportReport again = Import.run(
                    CsvImporter.open(copy, Optional.empty()), imported.database(), Present.KEEP, Progress.NONE);
            assertThat(again.present()).extracting(ImportReport.Imported::uuid).isEqualTo(imported.uuids());
            Files.writeString(copy, "step,loss\n1,0.25\n");
            ImportReport other = Import.run(
                    CsvImporter.open(copy, Optional.empty()), imported.database(), Present.KEEP, Progress.NONE);
            assertThat(other.imported()).hasSize(1);
        }
    }

    @Test
    void progressCountsBytes() throws IOException {
        Path file = write("step,loss\n" + "1,0.5\n".repeat(50_000));
        List<Long> done = new ArrayList<>();
        try (LogDatabase database = LogDatabase.inMemory()) {
            Import.run(CsvImporter.open(file, Optional.empty()), database, Present.KEEP, (now, total) -> done.add(now));
        }
        assertThat(done).isSorted().endsWith(Files.size(file)).contains(0L, 1L << 14);
    }

    private void assertComesBack(Map<Long, Map<String, Object>> rows) {
        try (TrainingLog log = TrainingLog.inMemory()) {
            log.rows().putAll(rows);
            Path file = folder.resolve("own.csv");
            Csv.write(log, file);
            try (Imported imported = Imported.of(CsvImporter.open(file, Optional.empty()));
                    TrainingLog again = imported.log()) {
                assertThat(imported.leftOut()).isEmpty();
                assertThat(again.rows()).isEqualTo(rows);
            }
        }
    }

    private void assertRefused(String table, String... reasons) throws IOException {
        Path file = write(table);
        assertThatThrownBy(() -> CsvImporter.open(file, Optional.empty()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContainingAll(reasons);
    }

    private void assertRows(String table, Map<Long, Map<String, Object>> rows) throws IOException {
        try (Imported imported = Imported.of(CsvImporter.open(write(table), Optional.empty()));
                TrainingLog log = imported.log()) {
            assertThat(imported.leftOut()).isEqualTo(Collections.emptyList());
            assertThat(log.rows()).isEqualTo(rows);
        }
    }

    private Path write(String table) throws IOException {
        return Files.writeString(folder.resolve("log.csv"), table);
    }
}
