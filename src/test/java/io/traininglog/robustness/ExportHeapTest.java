package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A log of any length is exported from a heap of 64 MB, a quarter of what is promised. With {@code
 * -Dtraininglog.test.export.values=10000000} it has ten million values.
 */
@Tag("once")
class ExportHeapTest {

    private static final int VALUES = Integer.getInteger("traininglog.test.export.values", 500_000);
    private static final int KEYS = 10;

    @TempDir
    static Path folder;

    private static UUID uuid;

    @BeforeAll
    static void fill() {
        try (TrainingLog log = TrainingLog.open(folder.resolve("runs.sqlite"))) {
            uuid = log.uuid();
            Map<String, Double> step = new HashMap<>();
            for (int time = 0; time < VALUES / KEYS; time++) {
                for (int key = 0; key < KEYS; key++) {
                    step.put("key" + key, Math.sin(time + key));
                }
                log.record(time, step);
            }
        }
    }

    /** Exports. */
    static final class Exporting {
        public static void main(String[] arguments) {
            try (TrainingLog log = TrainingLog.open(Path.of(arguments[1]), UUID.fromString(arguments[2]))) {
                Exporter exporter = Exporter.valueOf(arguments[0]);
                System.out.println(exporter.write(log, Path.of(arguments[3]), Progress.NONE)
                        .values());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyValuesAreWrittenFromASmallHeap(Exporter exporter) throws Exception {
        List<String> flags = new ArrayList<>(ChildJvm.nativeAccess());
        flags.add("-Xmx64m");
        Path target = folder.resolve("run." + exporter);
        try (ChildJvm child =
                ChildJvm.start(flags, Exporting.class, exporter, folder.resolve("runs.sqlite"), uuid, target)) {
            child.expect("" + VALUES);
            child.finish();
        }
        assertThat(Files.size(target)).isGreaterThan(5L * VALUES);
    }

    /** What is long is not long in the heap: 40 MB of weights, a row of a megabyte at a time. */
    static final class Weights {
        public static void main(String[] arguments) {
            try (TrainingLog log = TrainingLog.open(Path.of(arguments[1]))) {
                for (int time = 1; time <= 40; time++) {
                    log.at(time).put("weights", new double[131_072]);
                }
                Exporter exporter = Exporter.valueOf(arguments[0]);
                System.out.println(exporter.write(log, Path.of(arguments[2]), Progress.NONE)
                        .values());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsOfAMegabyteAreWrittenFromASmallHeap(Exporter exporter) throws Exception {
        List<String> flags = new ArrayList<>(ChildJvm.nativeAccess());
        flags.addAll(List.of("-Xmx64m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=error"));
        Path database = folder.resolve("weights-" + exporter + ".sqlite");
        try (ChildJvm child =
                ChildJvm.start(flags, Weights.class, exporter, database, folder.resolve("weights." + exporter))) {
            child.expect("40");
            child.finish();
        }
    }

    @Test
    void parquetPrintsNothing() throws Exception {
        List<String> flags = new ArrayList<>(ChildJvm.nativeAccess());
        flags.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        try (ChildJvm child = ChildJvm.start(
                flags,
                Exporting.class,
                Exporter.PARQUET,
                folder.resolve("runs.sqlite"),
                uuid,
                folder.resolve("quiet"))) {
            child.expect("" + VALUES);
            assertThat(child.finish()).isEmpty();
            assertThat(child.errors()).isEmpty();
        }
    }
}
