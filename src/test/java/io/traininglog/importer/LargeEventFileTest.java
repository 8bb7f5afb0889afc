package io.traininglog.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import io.traininglog.eventfile.EventFileWriter;
import io.traininglog.eventfile.EventFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run's length is no matter of memory. */
class LargeEventFileTest {

    private static final int EVENTS = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void aMillionEventsAreImportedIn64MegabytesOfHeap() throws Exception {
        Path run = Files.createDirectory(folder.resolve("run"));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(run.resolve("tfevents")))) {
            EventFileWriter events = EventFiles.write(out, 1e9);
            for (int step = 0; step < EVENTS; step++) {
                events.put("loss", (float) step);
                events.step(1e9 + step, step);
            }
        }
        Path database = folder.resolve("runs.sqlite");
        Process child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Importing.class.getName(),
                        run.toString(),
                        database.toString()))
                .redirectErrorStream(true)
                .start();
        String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(printed).isZero();
        try (LogDatabase logs = LogDatabase.open(database);
                TrainingLog log = logs.open(logs.newest().orElseThrow().uuid())) {
            assertThat(log.series("loss").size()).isEqualTo(EVENTS);
            assertThat(log.at(EVENTS - 1).get("loss")).isEqualTo((double) (EVENTS - 1));
        }
    }

    static final class Importing {

        private Importing() {}

        public static void main(String[] arguments) throws IOException {
            try (Source source = TensorBoardImporter.open(Path.of(arguments[0]));
                    LogDatabase database = LogDatabase.open(Path.of(arguments[1]))) {
                ImportReport report = Import.run(source, database, Present.KEEP, Progress.NONE);
                if (report.imported().size() != 1 || report.leftOut().count() > 0) {
                    throw new IOException(report.toString());
                }
            }
        }
    }
}
