package io.traininglog.robustness;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file store of MLflow with runs of one shape: {@code loss} at step i is i + 1/run, under each key. */
final class RunsOfMlflow {

    private RunsOfMlflow() {}

    static void write(Path folder, int runs, int keys, int steps) throws IOException {
        Path experiment = Files.createDirectories(folder.resolve("0"));
        Files.writeString(experiment.resolve("meta.yaml"), "experiment_id: '0'\nname: Default\n");
        for (int run = 1; run <= runs; run++) {
            Path metrics = Files.createDirectories(experiment.resolve(id(run)).resolve("metrics"));
            Files.writeString(
                    metrics.resolveSibling("meta.yaml"),
                    "run_id: '" + id(run) + "'\nrun_name: run " + run + "\nstart_time: " + (1_767_600_000_000L + run)
                            + "\n");
            for (int key = 0; key < keys; key++) {
                writeMetric(metrics.resolve("loss" + key), run, steps);
            }
        }
    }

    private static void writeMetric(Path file, int run, int steps) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int step = 0; step < steps; step++) {
                out.write((1_767_600_000_000L + step) + " " + value(run, step) + " " + step + "\n");
            }
        }
    }

    static double value(int run, int step) {
        return step + 1.0 / run;
    }

    /** In 32 digits. */
    static String id(int run) {
        return String.format("%032x", run);
    }
}
