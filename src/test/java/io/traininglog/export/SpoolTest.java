package io.traininglog.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    @TempDir
    Path folder;

    /** Some in the heap and some in the file, and one piece larger than the heap's share. */
    @Test
    void everyStreamReadsWhatWasWrittenToIt() throws IOException {
        Random random = new Random(1913);
        List<Spool.Stream> streams = new ArrayList<>();
        List<ByteArrayOutputStream> expected = new ArrayList<>();
        try (Spool spool = new Spool(folder.resolve("run.npz"))) {
            for (int i = 0; i < 20; i++) {
                streams.add(spool.stream());
                expected.add(new ByteArrayOutputStream());
            }
            for (int write = 0; write < 1_000; write++) {
                int stream = random.nextInt(19);
                byte[] bytes = new byte[write == 500 ? 17 << 20 : random.nextInt(1 << 16)];
                random.nextBytes(bytes);
                streams.get(stream).write(bytes);
                streams.get(stream).write(write);
                expected.get(stream).write(bytes);
                expected.get(stream).write(write);
            }
            for (int i = 0; i < 20; i++) {
                assertThat(streams.get(i).read().readAllBytes())
                        .isEqualTo(expected.get(i).toByteArray());
            }
            assertThat(files()).allMatch(SpoolTest::isPrivate); // or it has no name, where that may be
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void littleNeedsNoFile() throws IOException {
        try (Spool spool = new Spool(folder.resolve("run.npz"))) {
            Spool.Stream stream = spool.stream();
            stream.write(new byte[1000]);
            assertThat(stream.read().readAllBytes()).hasSize(1000);
            assertThat(files()).isEmpty();
        }
    }

    private static boolean isPrivate(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    .equals("rw-------");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
