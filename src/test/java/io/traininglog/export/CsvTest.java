package io.traininglog.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.PickledObject;
import io.traininglog.Progress;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private final TrainingLog log = TrainingLog.inMemory();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void thereIsALineForEachTimeAndAFieldForEachKey() {
        log.at(7).put("b", 1L);
        log.at(3).put("a", 0.5);
        log.at(3).put("b", true);
        assertThat(csv()).isEqualTo("""
                time,a,b
                3,0.5,true
                7,,1
                """);
    }

    @Test
    void givenKeysKeepTheirOrderAndTheLinesThatHaveAny() {
        log.at(1).put("a", 1L);
        log.at(2).put("b", 2L);
        log.at(3).put("c", 3L);
        assertThat(csv("b", "unknown", "a")).isEqualTo("""
                time,b,unknown,a
                1,,,1
                2,2,,
                """);
    }

    @Test
    void aRangeOfTimesIncludesItsEnds() {
        for (int time = 0; time < 9; time++) {
            log.record(time, "cost", time);
        }
        log.record(Long.MAX_VALUE, "cost", 0.5);
        assertThat(csv(Selection.all().from(7))).isEqualTo("time,cost\n7,7.0\n8,8.0\n9223372036854775807,0.5\n");
        assertThat(csv(Selection.all().from(3).to(3))).isEqualTo("time,cost\n3,3.0\n");
        assertThat(csv(Selection.all().from(4).to(3))).isEqualTo("time,cost\n");
    }

    @Test
    void theReportCountsWhatWasWritten() {
        log.at(1).put("a", 1L);
        log.at(1).put("b", null);
        log.at(2).put("c", 2L);
        assertThat(Csv.write(log, Selection.all().keys("a", "b"), new StringBuilder(), Progress.NONE))
                .isEqualTo(new ExportReport(1, 2, new TreeMap<>()));
    }

    @Test
    void progressIsToldInRowsAndEndsWithAll() {
        for (int time = 0; time < 1000; time++) {
            log.record(time, "cost", time);
        }
        List<Long> done = new ArrayList<>();
        Csv.write(log, Selection.all(), new StringBuilder(), (rows, total) -> {
            assertThat(total).isEqualTo(1000);
            done.add(rows);
        });
        assertThat(done).isSorted().hasSizeGreaterThan(2).endsWith(1000L);
    }

    @Test
    void aKeyNamedTimeGetsAColumnOfItsOwn() {
        log.at(5).putAll(Map.of("time", "noon", "time_", true));
        assertThat(csv()).isEqualTo("time,time__,time_\n5,noon,true\n");
    }

    @Test
    void anEmptyLogHasAHeader() {
        assertThat(csv()).isEqualTo("time\n");
        assertThat(csv("cost")).isEqualTo("time,cost\n");
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0.1 + 0.2,
                -0.0,
                1e300,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY
            })
    void numbersParseBackExactly(double number) {
        log.at(0).put("cost", number);
        assertThat(Double.doubleToRawLongBits(Double.parseDouble(field("cost"))))
                .isEqualTo(Double.doubleToRawLongBits(number));
    }

    @Test
    void longsParseBackExactly() {
        log.at(Long.MAX_VALUE).put("seen", Long.MIN_VALUE);
        assertThat(csv()).isEqualTo("time,seen\n9223372036854775807,-9223372036854775808\n");
    }

    @Test
    void aNullThatWasPutDiffersFromAnAbsentEntryAndAnEmptyString() {
        log.at(0).put("a", null);
        log.at(0).put("c", "");
        log.at(1).put("b", 1L);
        assertThat(csv()).isEqualTo("""
                time,a,b,c
                0,null,,""
                1,,1,
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"héllo ☃", "model.tar", "a b", "nullable", "x=1"})
    void plainTextIsNotQuoted(String text) {
        log.at(0).put("note", text);
        assertThat(field("note")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "TRUE",
                "NaN",
                "-Infinity",
                "1.5",
                "-1",
                "+1",
                ".5",
                " x",
                "x ",
                "a,b",
                "a\nb",
                "a\rb"
            })
    void textThatCouldBeTakenForSomethingElseIsQuoted(String text) {
        log.at(0).put("note", text);
        assertThat(field("note")).isEqualTo('"' + text + '"');
    }

    @Test
    void quotationMarksAreDoubled() {
        log.at(0).put("note", "say \"hi\"");
        assertThat(field("note")).isEqualTo("\"say \"\"hi\"\"\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {"a,b|\"a,b\"", "a\"b|\"a\"\"b\"", "''|\"\"", "time|time_", "1|1"})
    void keysAreQuotedAsFieldsAre(String key, String header) {
        log.at(0).put(key, 1L);
        assertThat(csv()).isEqualTo("time," + header + "\n0,1\n");
    }

    @Test
    void bytesAreBase64() {
        log.at(0).put("bytes", new byte[] {1, 2, -1});
        assertThat(field("bytes")).isEqualTo("AQL/");
    }

    @Test
    void arraysAreNestedLists() {
        log.at(0).put("vector", new double[] {1, Double.NaN, 1e-7});
        log.at(0).put("ints", new long[] {5});
        assertThat(csv()).isEqualTo("time,ints,vector\n0,[5],\"[1.0,NaN,1.0E-7]\"\n");
    }

    @Test
    void collectionsAndMapsAreNestedToo() {
        log.at(0).put("paths", List.of("model.tar"));
        assertThat(field("paths")).isEqualTo("\"[\"\"model.tar\"\"]\"");
        log.at(0).remove("paths");
        log.at(0).put("norms", Map.of("w", new double[] {0.5}));
        assertThat(field("norms")).isEqualTo("\"{\"\"w\"\":[0.5]}\"");
    }

    @Test
    void otherObjectsAreShownByToString() {
        log.at(0).put("day", LocalDate.of(1936, 9, 1));
        log.at(0).put("run", new UUID(0, 10));
        assertThat(csv()).isEqualTo("""
                time,day,run
                0,"1936-09-01","00000000-0000-0000-0000-00000000000a"
                """);
        assertThat(CsvField.of(new PickledObject("decimal.Foo", new byte[3])))
                .isEqualTo("\"PickledObject[decimal.Foo, 3 bytes]\"");
    }

    @Test
    void aResumedLogShowsItsAncestors() {
        log.at(1).put("cost", 3.0);
        log.at(2).put("cost", 2.0);
        try (TrainingLog resumed = log.resumeAt(1)) {
            resumed.at(2).put("cost", 1.0);
            StringBuilder out = new StringBuilder();
            Csv.write(resumed, out);
            assertThat(out).hasToString("time,cost\n1,3.0\n2,1.0\n");
        }
    }

    @Test
    void aKeyGivenTwiceIsRefused() {
        assertThatThrownBy(() -> csv("cost", "cost"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("given twice")
                .hasMessageContaining("cost");
    }

    @Test
    void aFailureNamesTheLogAndTheTarget() {
        Writer full = new FullWriter();
        assertThatThrownBy(() -> Csv.write(log, full))
                .isInstanceOf(StorageException.class)
                .hasMessageContainingAll(log.hexUuid(), FullWriter.class.getName(), "no space left")
                .hasCauseInstanceOf(IOException.class);
    }

    private String csv() {
        StringBuilder out = new StringBuilder();
        Csv.write(log, out);
        return out.toString();
    }

    private String csv(String... keys) {
        return csv(Selection.all().keys(keys));
    }

    private String csv(Selection selection) {
        StringBuilder out = new StringBuilder();
        Csv.write(log, selection, out, Progress.NONE);
        return out.toString();
    }

    /** The field of a log's only entry, at time 0. */
    private String field(String key) {
        String csv = csv();
        String start = "time," + key + "\n0,";
        assertThat(csv).startsWith(start).endsWith("\n");
        return csv.substring(start.length(), csv.length() - 1);
    }

    private static final class FullWriter extends Writer {
        @Override
        public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("no space left");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
