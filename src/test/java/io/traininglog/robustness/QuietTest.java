package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that uses the library as it should hears nothing from it. */
class QuietTest {

    @TempDir
    Path folder;

    /** Does about everything. */
    static final class Trainer {
        public static void main(String[] arguments) {
            Path file = Path.of(arguments[0]);
            UUID uuid;
            try (LogDatabase database = LogDatabase.open(file);
                    TrainingLog log = database.create()) {
                uuid = log.uuid();
                log.at(1).putAll(KindsOfValues.ALL);
                KindsOfValues.ALL.forEach((key, value) -> log.at(2).put(key, value));
                log.record(3, "cost", 0.5);
                log.finishIteration();
                log.finishEpoch();
                try (TrainingLog child = log.resume();
                        TrainingLog grandchild = child.resumeAt(1)) {
                    grandchild.at(1).clear();
                    grandchild.checkpoint();
                }
                database.logs();
            }
            try (TrainingLog log = TrainingLog.open(file, uuid)) {
                System.out.println(log.rows().toString().isEmpty() ? "nothing" : "rows");
                log.series("cost");
            }
            System.out.println("done");
        }
    }

    @Test
    void nothingIsPrinted() throws Exception {
        try (ChildJvm child = train(ChildJvm.nativeAccess())) {
            assertThat(child.finish()).containsExactly("rows", "done");
            assertThat(child.errors()).isEmpty();
        }
    }

    /** Newer JDKs warn of native code that they were not told of; nothing else may be printed there. */
    @Test
    void withoutTheFlagForNativeAccessNothingElseIsPrinted() throws Exception {
        try (ChildJvm child = train(List.of())) {
            assertThat(child.finish()).containsExactly("rows", "done");
            assertThat(child.errors().lines().filter(line -> !line.isBlank() && !line.startsWith("WARNING: ")))
                    .isEmpty();
            if (Runtime.version().feature() < 24) {
                assertThat(child.errors()).isEmpty();
            } else {
                assertThat(child.errors()).contains("--enable-native-access").doesNotContain("Unsafe");
            }
        }
    }

    private ChildJvm train(List<String> flags) throws Exception {
        List<String> all = new ArrayList<>(flags);
        all.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        return ChildJvm.start(all, Trainer.class, Databases.blocks(folder.resolve("runs.sqlite")));
    }
}
