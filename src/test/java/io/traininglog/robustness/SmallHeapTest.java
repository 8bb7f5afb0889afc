package io.traininglog.robustness;

import io.traininglog.LogDatabase;
import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import io.traininglog.export.Csv;
import io.traininglog.export.Selection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must fit into a heap of a known size. A child that runs out of it fails. */
@Tag("once")
class SmallHeapTest {

    @TempDir
    Path folder;

    /** Ten million numbers in memory: 160 MB in arrays of primitives, some 700 MB as objects in maps. */
    static final class InMemory {
        public static void main(String[] arguments) {
            try (TrainingLog log = TrainingLog.inMemory()) {
                Map<String, Double> step = new HashMap<>();
                for (long time = 0; time < 1_000_000; time++) {
                    for (int key = 0; key < 10; key++) {
                        step.put("key" + key, time + 0.1 * key);
                    }
                    log.record(time, step);
                }
                System.out.println(log.rows().size() + " " + log.at(999_999).get("key0"));
            }
        }
    }

    @Test
    void tenKeysOfAMillionStepsInMemoryFitInto224Megabytes() throws Exception {
        List<String> flags = new ArrayList<>(ChildJvm.nativeAccess());
        flags.add("-Xmx224m");
        try (ChildJvm child = ChildJvm.start(flags, InMemory.class)) {
            child.expect("1000000 999999.0");
            child.finish();
        }
    }

    /** Two hundred rows with a megabyte of weights each, read in all the ways that meet every row. */
    static final class Weights {
        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            try (LogDatabase database =
                            LogDatabase.builder().maxBlobSize(Integer.MAX_VALUE).open(folder.resolve("runs.sqlite"));
                    TrainingLog log = database.create()) {
                for (long time = 1; time <= 200; time++) {
                    log.at(time).put("weights", new double[131_072]);
                    log.record(time, "cost", (double) time);
                }
                try (TrainingLog resumed = log.resume()) {
                    resumed.record(1, "cost", 0.5);
                    resumed.record(200, "cost", 0.5);
                    double sum = 0;
                    for (Map<String, Object> row : resumed.rows().values()) {
                        sum += (Double) row.get("cost");
                    }
                    Csv.write(resumed, Selection.all().keys("cost"), folder.resolve("costs.csv"), Progress.NONE);
                    System.out.println(sum + " " + resumed.rows().size() + " " + resumed.keys() + " "
                            + database.logs().get(0).entries() + " "
                            + resumed.rows().descendingMap().size());
                }
            }
        }
    }

    @Test
    void twoHundredMegabytesOfWeightsAreReadWithinAHeapOf64() throws Exception {
        List<String> flags = new ArrayList<>(ChildJvm.nativeAccess());
        flags.add("-Xmx64m");
        try (ChildJvm child = ChildJvm.start(flags, Weights.class, folder)) {
            child.expect("19900.0 200 [cost, weights] 400 200");
            child.finish();
        }
    }
}
