package io.traininglog.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import java.io.File;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A program that writes no Parquet need not have it: here, neither Carpet nor Parquet nor Hadoop is there. */
class ParquetIsOptionalTest {

    @Test
    void parquetSaysWhatIsMissing() {
        assertThatThrownBy(() -> run(WritesParquet.class))
                .hasMessageContaining("a Parquet file needs com.jerolba:carpet-record");
    }

    @Test
    void theOtherFormatsWork() {
        assertThatCode(() -> run(WritesJsonLines.class)).doesNotThrowAnyException();
    }

    private static void run(Class<? extends Runnable> program) throws Exception {
        URL[] others = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*(carpet|parquet|hadoop)[^/]*\\.jar"))
                .map(ParquetIsOptionalTest::url)
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

    public static final class WritesParquet implements Runnable {
        @Override
        public void run() {
            try (TrainingLog log = TrainingLog.inMemory()) {
                Parquet.write(log, Path.of("not-written.parquet"));
            }
        }
    }

    public static final class WritesJsonLines implements Runnable {
        @Override
        public void run() {
            try (TrainingLog log = TrainingLog.inMemory()) {
                log.at(1).put("cost", 0.5);
                StringWriter lines = new StringWriter();
                JsonLines.write(log, Selection.all(), lines, Progress.NONE);
                assertThat(lines).hasToString("{\"time\":1,\"cost\":0.5}\n");
            }
        }
    }
}
