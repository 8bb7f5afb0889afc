package io.traininglog.eventfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import io.traininglog.architecture.WithoutJars;
import io.traininglog.export.Selection;
import io.traininglog.export.TensorBoard;
import io.traininglog.importer.TensorBoardImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that has nothing to do with TensorBoard need not have Protobuf: here, it is not there. */
class ProtobufIsOptionalTest {

    private static final String JARS = "protobuf.*";

    @ParameterizedTest
    @ValueSource(classes = {Exports.class, Imports.class, Reads.class})
    void whatIsMissingIsSaid(Class<? extends Runnable> program) {
        assertThatThrownBy(() -> WithoutJars.run(program, JARS))
                .hasMessageContaining("a TensorBoard event file needs")
                .hasMessageContaining("com.google.protobuf:protobuf-javalite");
        assertThat(Path.of("no-such-run")).doesNotExist();
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
