package io.traininglog.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader that shares no code with this library finds what was written, and every rule of the format kept. */
class PythonReadsEventFilesTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void pythonIsThere() throws InterruptedException {
        Python.assumeHas("struct");
    }

    @Test
    void everyValueIsThereToTheLastBit() throws Exception {
        UUID uuid = UUID.randomUUID();
        Random random = new Random(8);
        StringBuilder expected = new StringBuilder("version 1700000000.500\n");
        try (LogDatabase database = LogDatabase.inMemory()) {
            LogOrigin origin = LogOrigin.of(uuid).createdAt(Instant.ofEpochMilli(1_700_000_000_500L));
            database.importLog(origin, log -> {
                for (int time = 0; time < 1000; time++) {
                    float number = Float.intBitsToFloat(random.nextInt());
                    log.put(time, "a/loss", (double) number);
                    log.put(time, "note", "héllo " + time);
                    expected.append(line(time, "a/loss", bits(number)));
                    expected.append(line(time, "note", "\"h\\u00e9llo " + time + "\""));
                }
            });
            try (TrainingLog log = database.open(uuid)) {
                TensorBoard.write(log, Selection.all(), folder, Progress.NONE);
            }
        }
        assertThat(read()).isEqualTo(expected.toString());
    }

    private static String line(int time, String tag, String value) {
        return String.format(Locale.ROOT, "%d %.3f \"%s\" %s\n", time, 1_700_000_000.5 + time / 1e3, tag, value);
    }

    private static String bits(float number) {
        return Float.isNaN(number) ? "nan" : "%08x".formatted(Float.floatToRawIntBits(number));
    }

    private String read() throws IOException, InterruptedException, URISyntaxException {
        Path script = Path.of(Objects.requireNonNull(getClass().getResource("/eventfiles/read.py"))
                .toURI());
        return Python.printed("-B", script.toString(), file().toString());
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }
}
