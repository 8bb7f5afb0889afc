package io.traininglog.eventfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import io.traininglog.export.Selection;
import io.traininglog.export.TensorBoard;
import io.traininglog.importer.TensorBoardImporter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that has nothing to do with TensorBoard need not have Protobuf: here, it is not there. */
class ProtobufIsOptionalTest {

    @ParameterizedTest
    @ValueSource(classes = {Exports.class, Imports.class, Reads.class})
    void whatIsMissingIsSaid(Class<? extends Runnable> program) {
        assertThatThrownBy(() -> runWithoutProtobuf(program))
                .hasMessageContaining("a TensorBoard event file needs")
                .hasMessageContaining("com.google.protobuf:protobuf-javalite");
        assertThat(Path.of("no-such-run")).doesNotExist();
    }

    /** A program, loaded apart from the class path that has Protobuf. */
    private static void runWithoutProtobuf(Class<? extends Runnable> program) throws Exception {
        URL[] others = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("protobuf"))
                .map(ProtobufIsOptionalTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader without = new URLClassLoader(others, ClassLoader.getPlatformClassLoader())) {
            Class<?> loaded = without.loadClass(program.getName());
            assertThat(loaded).isNotSameAs(program);
            ((Runnable) loaded.getDeclaredConstructor().newInstance()).run();
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static final class Exports implements Runnable {
        @Override
        public void run() {
            try (TrainingLog log = TrainingLog.inMemory()) {
                TensorBoard.write(log, Selection.all(), Path.of("no-such-run"), Progress.NONE);
            }
        }
    }

    public static final class Imports implements Runnable {
        @Override
        public void run() {
            TensorBoardImporter.open(Path.of("no-such-run"));
        }
    }

    public static final class Reads implements Runnable {
        @Override
        public void run() {
            try (EventFileReader reader = EventFiles.read(Path.of("no-such-file"), (offset, what) -> {})) {
                reader.position();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
