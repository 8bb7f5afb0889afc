package io.traininglog.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.Progress;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {

    @TempDir
    Path folder;

    private final TrainingLog log = TrainingLog.inMemory();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void thereIsAnObjectForEachTimeWithWhatWasLoggedThen() {
        log.at(7).put("b", 1L);
        log.at(3).put("a", 0.5);
        log.at(3).put("b", true);
        assertThat(lines()).isEqualTo("""
                {"time":3,"a":0.5,"b":true}
                {"time":7,"b":1}
                """);
    }

    @Test
    void aNullThatWasPutDiffersFromAnAbsentEntry() {
        log.at(0).put("a", null);
        log.at(1).put("b", "");
        assertThat(lines()).isEqualTo("{\"time\":0,\"a\":null}\n{\"time\":1,\"b\":\"\"}\n");
    }

    @Test
    void numbersThatJsonHasNotAreStrings() {
        log.at(0)
                .putAll(Map.of(
                        "a", Double.NaN,
                        "b", Double.POSITIVE_INFINITY,
                        "c", Double.NEGATIVE_INFINITY,
                        "d", -0.0,
                        "e", Long.MIN_VALUE,
                        "f", new double[][] {{1, Double.NaN}}));
        assertThat(lines())
                .isEqualTo("{\"time\":0,\"a\":\"NaN\",\"b\":\"Infinity\",\"c\":\"-Infinity\",\"d\":-0.0,"
                        + "\"e\":-9223372036854775808,\"f\":[[1.0,\"NaN\"]]}\n");
    }

    @Test
    void collectionsBytesAndOtherObjectsAreShown() {
        log.at(0).put("bytes", new byte[] {1, 2, -1});
        log.at(0).put("day", LocalDate.of(1936, 9, 1));
        log.at(0).put("paths", List.of("model.tar", "a\nb"));
        log.at(0).put("sizes", Map.of("w", 3L));
        assertThat(lines())
                .isEqualTo("{\"time\":0,\"bytes\":\"AQL/\",\"day\":\"1936-09-01\",\"paths\":[\"model.tar\",\"a\\nb\"],"
                        + "\"sizes\":{\"w\":3}}\n");
    }

    @Test
    void givenKeysKeepTheirOrderAndTheLinesThatHaveAny() {
        log.at(1).putAll(Map.of("a", 1L, "b", 2L, "c", 3L));
        log.at(2).put("c", 4L);
        StringWriter out = new StringWriter();
        assertThat(JsonLines.write(log, Selection.all().keys("b", "a"), out, Progress.NONE))
                .isEqualTo(new ExportReport(1, 2, new TreeMap<>()));
        assertThat(out).hasToString("{\"time\":1,\"b\":2,\"a\":1}\n");
    }

    @Test
    void aKeyNamedTimeHasANameOfItsOwn() {
        log.at(5).putAll(Map.of("time", "noon", "time_", true));
        assertThat(lines()).isEqualTo("{\"time\":5,\"time__\":\"noon\",\"time_\":true}\n");
    }

    @Test
    void anEmptyLogHasNoLine() throws IOException {
        Path target = folder.resolve("run.jsonl");
        assertThat(JsonLines.write(log, target)).isEqualTo(new ExportReport(0, 0, new TreeMap<>()));
        assertThat(target).isEmptyFile();
    }

    @Test
    void aFileIsUtf8WithAReplacementForALoneSurrogate() throws IOException {
        log.at(0).put("note", "☃ 𝄞 a\uD800b");
        Path target = folder.resolve("run.jsonl");
        JsonLines.write(log, target);
        assertThat(Files.readString(target)).isEqualTo("{\"time\":0,\"note\":\"☃ 𝄞 a\uFFFDb\"}\n");
    }

    @Test
    void aFailureNamesTheLogAndLeavesWhatCameBefore() {
        log.at(1).put("a", 1L);
        assertThatThrownBy(() -> JsonLines.write(log, Selection.all(), new FullWriter(), Progress.NONE))
                .isInstanceOf(StorageException.class)
                .hasMessageContainingAll(log.hexUuid(), "no space left");
    }

    private String lines() {
        StringWriter out = new StringWriter();
        JsonLines.write(log, Selection.all(), out, Progress.NONE);
        return out.toString();
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
