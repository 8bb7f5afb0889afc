package io.traininglog.examples;

import io.traininglog.Checkpoint;
import io.traininglog.LogDatabase;
import io.traininglog.LogSummary;
import io.traininglog.Series;
import io.traininglog.TrainingLog;
import io.traininglog.export.Csv;
import io.traininglog.export.Selection;
import io.traininglog.frame.DataFrames;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.dflib.DataFrame;
import org.dflib.Printers;

/**
 * A tour of the library: opens a database that Python's Blocks wrote, goes on from its newest log, trains a classifier of
 * irises, crashes half-way, resumes at the checkpoint, and looks back over all generations.
 *
 * <p>{@link IrisTrainer} is how a trainer logs. This class is what surrounds it; {@link #run} is the order to read it in.
 */
public final class IrisExample {

    private static final int EPOCHS = 250;
    private static final int EPOCHS_BEFORE_THE_CRASH = 125;
    private static final int ITERATIONS_THAT_ARE_LOST = 5;
    private static final String[] CURVES = {"train_cost", "train_error_rate", "valid_cost", "valid_error_rate"};

    private final PrintStream out;
    private final Path folder;
    private final Report report;

    /** Prints there, and keeps its files in this folder. */
    IrisExample(PrintStream out, Path folder) {
        this.out = out;
        this.folder = folder;
        this.report = new Report(out);
    }

    public static void main(String[] args) throws IOException {
        Path target = Files.createDirectories(Path.of("target", "iris-example"));
        new IrisExample(System.out, Files.createTempDirectory(target, "run-")).run();
    }

    void run() throws IOException {
        Path database = BlocksDatabase.copyTo(folder);
        UUID newestOfBlocks = readWhatBlocksWrote(database);
        Checkpoint checkpoint = trainUntilTheCrash(database, newestOfBlocks);
        UUID finished = resumeAndFinish(database, checkpoint);
        lookBack(database, finished);
    }

    /** Opening upgrades the file, after a backup; then its logs read like any others. */
    private UUID readWhatBlocksWrote(Path file) throws IOException {
        report.heading("A database that Python's Blocks wrote");
        try (LogDatabase database = LogDatabase.open(file)) {
            report.say("Opened %s.", file);
            report.say("It had the two tables of Blocks and was upgraded; a backup is beside it:");
            report.say("%s", BlocksDatabase.backupBeside(file));

            List<LogSummary> logs = database.logs();
            report.say("");
            report.say("Its logs, newest first:");
            report.logs(logs);

            UUID newest = logs.get(0).uuid();
            try (TrainingLog log = database.open(newest)) {
                report.say("");
                report.say("The newest one was resumed from the others, and shows their rows as its own:");
                report.timeline(database, log, log.rows().keySet());
                report.lineage(log);
            }
            return newest;
        }
    }

    /** Trains half of the epochs, takes a checkpoint, and goes on for a moment that the next run must not see. */
    private Checkpoint trainUntilTheCrash(Path file, UUID parent) {
        report.heading("Going on from it: half of the training, then a crash");
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog old = database.open(parent);
                TrainingLog log = old.resume()) {
            report.say("Log %s goes on from %s.", Report.brief(log.uuid()), Report.brief(parent));
            IrisTrainer trainer = IrisTrainer.begin(log);
            train(trainer, log, EPOCHS_BEFORE_THE_CRASH);

            // A trainer writes this to a file beside the weights. Here the log itself has the weights of every epoch's
            // end.
            Checkpoint checkpoint = log.checkpoint();
            report.say("Checkpoint at time %d.", checkpoint.time());

            for (int i = 0; i < ITERATIONS_THAT_ARE_LOST; i++) {
                trainer.iterate();
            }
            report.say("Crash at time %d.", log.rows().lastKey());
            return checkpoint;
        }
    }

    /** Opens the database anew, as another process would, and trains the other half. */
    private UUID resumeAndFinish(Path file, Checkpoint checkpoint) {
        report.heading("Resuming at the checkpoint");
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog crashed = database.open(checkpoint.uuid());
                TrainingLog log = database.resume(checkpoint)) {
            report.say(
                    "Log %s goes on from %s at time %d. What the crash left behind stays there:",
                    Report.brief(log.uuid()), Report.brief(crashed.uuid()), checkpoint.time());
            report.say(
                    "the last time of %s is %d, that of %s is %d.",
                    Report.brief(crashed.uuid()),
                    crashed.rows().lastKey(),
                    Report.brief(log.uuid()),
                    log.rows().lastKey());

            IrisTrainer trainer = IrisTrainer.goOn(log);
            train(trainer, log, EPOCHS - EPOCHS_BEFORE_THE_CRASH);
            report.say(
                    "Error rates: %.1f %% on the plants it learned from, %.1f %% on the others.",
                    100 * trainer.trainingErrorRate(), 100 * trainer.testErrorRate());
            report.say(
                    "The same weights, bit for bit, as after a training without a crash: %s.",
                    Arrays.deepEquals(trainer.weights(), weightsWithoutACrash()) ? "yes" : "NO");
            return log.uuid();
        }
    }

    private void train(IrisTrainer trainer, TrainingLog log, int epochs) {
        long done = log.status().iterationsDone();
        long last = done + (long) epochs * IrisTrainer.ITERATIONS_PER_EPOCH;
        Progress progress = Progress.on(out, done, last, 250);
        trainer.train(epochs, progress::show);
        progress.end();
    }

    /** A log need not be kept: this one lives in memory. */
    private static double[][] weightsWithoutACrash() {
        try (TrainingLog log = TrainingLog.inMemory()) {
            IrisTrainer trainer = IrisTrainer.begin(log);
            trainer.train(EPOCHS, (iteration, cost) -> {});
            return trainer.weights();
        }
    }

    /** The whole story: as a table, as a series, as a data frame, as a file for other programs. */
    private void lookBack(Path file, UUID finished) {
        report.heading("The whole timeline, over all generations");
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog log = database.open(finished)) {
            report.say("Epoch ends, at growing distances:");
            report.timeline(database, log, Report.thinned(log.status().epochEnds()));
            report.lineage(log);

            Series cost = log.series("train_cost");
            report.say("");
            report.say(
                    "train_cost has %d points, from %.4f at time %d to %.4f at time %d.",
                    cost.size(),
                    cost.values()[0],
                    cost.times()[0],
                    cost.values()[cost.size() - 1],
                    cost.times()[cost.size() - 1]);

            report.heading("As a data frame");
            DataFrame frame = DataFrames.of(log, CURVES);
            report.say("Its head:");
            print(frame.head(5));
            report.say("The last epoch:");
            print(frame.tail(IrisTrainer.ITERATIONS_PER_EPOCH));

            Path csv = folder.resolve("iris.csv");
            Csv.write(log, Selection.all().keys(CURVES), csv, io.traininglog.Progress.NONE);
            report.say("The same as CSV: %s", csv);
        }
    }

    private void print(DataFrame frame) {
        out.println(Printers.tabular(20, 24).print(new StringBuilder(), frame));
        out.println();
    }
}
