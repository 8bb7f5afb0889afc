package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.Progress;
import io.traininglog.Series;
import io.traininglog.TrainingLog;
import io.traininglog.cli.Main;
import io.traininglog.importer.Import;
import io.traininglog.importer.ImportReport;
import io.traininglog.importer.MlflowImporter;
import io.traininglog.importer.Present;
import io.traininglog.importer.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import shares the database with a trainer, the machine's memory with everybody, and reads what it may read. */
class ImportBesideOthersTest {

    @TempDir
    Path folder;

    @Test
    void aTrainerOfTheSameDatabaseLosesNothingAndNeitherDoesTheImport() throws Exception {
        RunsOfMlflow.write(folder.resolve("mlruns"), 6, 2, 20_000);
        Path target = folder.resolve("runs.sqlite");
        AtomicBoolean isImporting = new AtomicBoolean(true);
        try (LogDatabase database = LogDatabase.open(target);
                TrainingLog log = database.create()) {
            CompletableFuture<Long> trained = CompletableFuture.supplyAsync(() -> {
                long time = 0;
                while (isImporting.get()) {
                    log.record(time, "cost", (double) time++);
                    log.finishIteration();
                    Thread.onSpinWait();
                }
                return time;
            });
            try (ChildJvm child =
                    ChildJvm.start(Main.class, "import", "mlflow", folder.resolve("mlruns"), "-d", target)) {
                assertThat(child.finish()).endsWith("6 logs imported into " + target);
            } finally {
                isImporting.set(false);
            }
            long steps = trained.get();
            Series cost = log.series("cost");
            assertThat((long) cost.size()).isEqualTo(steps);
            assertThat(log.status().iterationsDone()).isEqualTo(steps);
            assertThat(cost.values()[cost.size() - 1]).isEqualTo(cost.size() - 1.0);
            assertThat(database.logs()).hasSize(7);
            try (TrainingLog imported = database.open(Databases.uuid(RunsOfMlflow.id(6)))) {
                assertThat(imported.series("loss1").size()).isEqualTo(20_000);
            }
        }
    }

    /** Values are held a million at a time, in order or not. */
    @Test
    void moreValuesThanAreHeldAtOnceFitIntoAHeapOf64Megabytes() throws Exception {
        Path mlruns = folder.resolve("mlruns");
        RunsOfMlflow.write(mlruns, 1, 1, 900_000);
        Path shuffled = mlruns.resolve("0").resolve(RunsOfMlflow.id(1)).resolve("metrics/shuffled");
        try (var out = Files.newBufferedWriter(shuffled)) {
            for (long i = 0; i < 300_000; i++) {
                out.write("5 " + i + " " + i * 7_919 % 300_007 + "\n");
            }
        }
        List<String> flags = new ArrayList<>(ChildJvm.nativeAccess());
        flags.add("-Xmx64m");
        Path target = folder.resolve("runs.sqlite");
        try (ChildJvm child = ChildJvm.start(flags, Main.class, "import", "mlflow", mlruns, "-d", target)) {
            assertThat(child.finish()).endsWith("1 log imported into " + target);
        }
        try (TrainingLog log = TrainingLog.open(target, Databases.uuid(RunsOfMlflow.id(1)))) {
            assertThat(log.series("loss0").size()).isEqualTo(900_000);
            assertThat(log.series("shuffled").size()).isEqualTo(300_000);
            assertThat(log.at(7_919).get("shuffled")).isEqualTo(1.0);
        }
    }

    /** As somebody whom permissions hold back. */
    static final class Unpermitted {
        public static void main(String[] arguments) {
            try (LogDatabase database = LogDatabase.inMemory();
                    Source source = MlflowImporter.open(Path.of(arguments[0]), false)) {
                ImportReport report = Import.run(source, database, Present.KEEP, Progress.NONE);
                report.imported().forEach(log -> System.out.println("imported " + log.name()));
                report.failed().forEach(log -> System.out.println("failed " + log.name() + ": " + log.reason()));
                System.out.println(report.leftOut().count() + " left out");
            }
        }
    }

    /** A run of which some could not be read would be taken for imported: it is not, until it can be. */
    @Test
    void aRunThatMayNotBeReadIsReportedAndTheOthersAreImported() throws Exception {
        Path mlruns = folder.resolve("mlruns");
        RunsOfMlflow.write(mlruns, 4, 1, 10);
        Path experiment = mlruns.resolve("0");
        Path metric = experiment.resolve(RunsOfMlflow.id(1)).resolve("metrics/loss0");
        Path meta = experiment.resolve(RunsOfMlflow.id(2)).resolve("meta.yaml");
        Path metrics = experiment.resolve(RunsOfMlflow.id(3)).resolve("metrics");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (Path unreadable : List.of(metric, meta, metrics)) {
            Files.setPosixFilePermissions(unreadable, PosixFilePermissions.fromString("---------"));
        }
        try (ChildJvm child = Unprivileged.start(folder, Unpermitted.class, mlruns)) {
            assertThat(child.finish())
                    .containsExactlyInAnyOrder(
                            "imported run 4",
                            "failed run 1: no permission to read " + metric,
                            "failed mlruns/0/" + RunsOfMlflow.id(2) + ": no permission to read " + meta,
                            "failed run 3: no permission to read " + metrics,
                            "0 left out");
        } finally {
            Files.setPosixFilePermissions(metrics, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
