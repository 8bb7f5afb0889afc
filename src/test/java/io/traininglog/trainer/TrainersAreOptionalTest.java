package io.traininglog.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import io.traininglog.trainer.djl.Djl;
import io.traininglog.trainer.micrometer.Micrometer;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A program that trains with something else need not have DJL, nor Micrometer: here, they are not there. */
class TrainersAreOptionalTest {

    @Test
    void whatIsMissingIsSaid() {
        assertThatThrownBy(() -> runAlone(ListensToDjl.class))
                .hasMessageContaining("a log of a DJL training needs ai.djl:api");
        assertThatThrownBy(() -> runAlone(ResumesFromAModel.class))
                .hasMessageContaining("a log of a DJL training needs ai.djl:api");
        assertThatThrownBy(() -> runAlone(ShowsGauges.class))
                .hasMessageContaining("a gauge of a log needs io.micrometer:micrometer-core");
    }

    @Test
    void theOthersWork() {
        assertThatCode(() -> runAlone(RecordsOthers.class)).doesNotThrowAnyException();
    }

    /** A program, loaded apart from the class path that has the optional libraries. */
    private static void runAlone(Class<? extends Runnable> program) throws Exception {
        URL[] others = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> !entry.getFileName().toString().matches("(api-\\d|micrometer|tribuo|xgboost).*"))
                .map(TrainersAreOptionalTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader without = new URLClassLoader(others, ClassLoader.getPlatformClassLoader())) {
            Class<?> loaded = without.loadClass(program.getName());
            assertThat(loaded).isNotSameAs(program);
            ((Runnable) loaded.getDeclaredConstructor().newInstance()).run();
        }
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static final class ListensToDjl implements Runnable {
        @Override
        public void run() {
            try (TrainingLog log = TrainingLog.inMemory()) {
                Djl.listener(log);
            }
        }
    }

    public static final class ResumesFromAModel implements Runnable {
        @Override
        public void run() {
            try (LogDatabase database = LogDatabase.inMemory()) {
                Djl.resume(database, null);
            }
        }
    }

    public static final class ShowsGauges implements Runnable {
        @Override
        public void run() {
            try (TrainingLog log = TrainingLog.inMemory()) {
                Micrometer.metrics(log);
            }
        }
    }

    public static final class RecordsOthers implements Runnable {
        @Override
        public void run() {
            try (TrainingLog log = TrainingLog.inMemory();
                    TribuoLosses losses = TribuoLosses.into(log)) {
                LossRecorder.of(log, "loss").accept(0.5);
                XGBoostMetrics.record(log, List.of("train"), "rmse", new float[][] {{1}}, 1);
                assertThat(log.rows()).hasSize(2);
            }
        }
    }
}
