package io.traininglog.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.TrainingLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzTest {

    @TempDir
    Path folder;

    private final TrainingLog log = TrainingLog.inMemory();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void theSameLogMakesTheSameBytesWhereverAndWhenever() throws IOException {
        log.at(1).putAll(Map.of("cost", 0.5, "note", "x", "any", Map.of("a", 1L)));
        Path first = folder.resolve("first.npz");
        Path second = folder.resolve("second.npz");
        TimeZone here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            Npz.write(log, first);
            TimeZone.setDefault(TimeZone.getTimeZone("America/Caracas"));
            Npz.write(log, second);
        } finally {
            TimeZone.setDefault(here);
        }
        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Test
    void nothingIsCompressedAndArraysAreAligned() throws IOException {
        log.at(1).putAll(Map.of("cost", 0.5, "any", Map.of("a", 1L)));
        Path file = folder.resolve("run.npz");
        Npz.write(log, file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream())
                    .hasSize(4)
                    .allMatch(entry -> entry.getMethod() == ZipEntry.STORED && entry.getExtra() == null);
            assertThat(zip.getEntry("cost.npy").getSize()).isEqualTo(128 + 8);
        }
        assertThat(folder.toFile().list()).containsExactly("run.npz");
    }
}
