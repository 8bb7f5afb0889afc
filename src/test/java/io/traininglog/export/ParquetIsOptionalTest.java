package io.traininglog.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import io.traininglog.architecture.WithoutJars;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A program that writes no Parquet need not have it: here, neither Carpet nor Parquet nor Hadoop is there. */
class ParquetIsOptionalTest {

    private static final String JARS = ".*(carpet|parquet|hadoop).*";

    @Test
    void parquetSaysWhatIsMissing() {
        assertThatThrownBy(() -> WithoutJars.run(WritesParquet.class, JARS))
                .hasMessageContaining("a Parquet file needs com.jerolba:carpet-record");
    }

    @Test
    void theOtherFormatsWork() {
        assertThatCode(() -> WithoutJars.run(WritesJsonLines.class, JARS)).doesNotThrowAnyException();
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
