package io.traininglog.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.TrainingLog;
import io.traininglog.architecture.WithoutJars;
import io.traininglog.export.Csv;
import org.junit.jupiter.api.Test;

/** A program that draws no data frames need not have DFLib: here, it is not there. */
class DflibIsOptionalTest {

    private static final String JARS = "dflib.*";

    @Test
    void dataFramesSayWhatIsMissing() {
        assertThatThrownBy(() -> WithoutJars.run(DrawsAFrame.class, JARS))
                .hasMessageContaining("a data frame needs")
                .hasMessageContaining("org.dflib:dflib");
        assertThatThrownBy(() -> WithoutJars.run(DrawsAFrameOfKeys.class, JARS))
                .hasMessageContaining("a data frame needs")
                .hasMessageContaining("org.dflib:dflib");
    }

    @Test
    void everythingElseWorks() {
        assertThatCode(() -> WithoutJars.run(WritesCsv.class, JARS)).doesNotThrowAnyException();
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
