package io.traininglog.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.TrainingLog;
import io.traininglog.export.Csv;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A program that draws no data frames need not have DFLib: here, it is not there. */
class DflibIsOptionalTest {

    @Test
    void dataFramesSayWhatIsMissing() {
        assertThatThrownBy(() -> runWithoutDflib(DrawsAFrame.class))
                .hasMessageContaining("a data frame needs")
                .hasMessageContaining("org.dflib:dflib");
        assertThatThrownBy(() -> runWithoutDflib(DrawsAFrameOfKeys.class))
                .hasMessageContaining("a data frame needs")
                .hasMessageContaining("org.dflib:dflib");
    }

    @Test
    void everythingElseWorks() {
        assertThatCode(() -> runWithoutDflib(WritesCsv.class)).doesNotThrowAnyException();
    }

    /** A program, loaded apart from the class path that has DFLib. */
    private static void runWithoutDflib(Class<? extends Runnable> program) throws Exception {
        URL[] others = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("dflib"))
                .map(DflibIsOptionalTest::url)
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

    public static final class DrawsAFrame implements Runnable {
        @Override
        public void run() {
            try (TrainingLog log = TrainingLog.inMemory()) {
                DataFrames.of(log);
            }
        }
    }

    public static final class DrawsAFrameOfKeys implements Runnable {
        @Override
        public void run() {
            try (TrainingLog log = TrainingLog.inMemory()) {
                DataFrames.of(log, "cost");
            }
        }
    }

    public static final class WritesCsv implements Runnable {
        @Override
        public void run() {
            try (TrainingLog log = TrainingLog.inMemory()) {
                log.at(1).put("cost", 0.5);
                StringBuilder csv = new StringBuilder();
                Csv.write(log, csv);
                assertThat(csv).hasToString("time,cost\n1,0.5\n");
            }
        }
    }
}
