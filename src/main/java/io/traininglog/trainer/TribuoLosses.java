package io.traininglog.trainer;

import io.traininglog.TrainingLog;
import io.traininglog.TrainingLogException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Records what <a href="https://tribuo.org">Tribuo</a>'s trainers by gradient descent tell {@code java.util.logging}, as
 * they have no hooks: {@code try (TribuoLosses losses = TribuoLosses.into(log)) { trainer.train(dataset); }}.
 *
 * <p>Every {@code loggingInterval} iterations such a trainer logs the average loss since the last time, which is recorded
 * as {@code train_loss} at that iteration; those of a kernel SVM also {@code support_vectors}. At the beginning of each
 * training {@code train_examples} is recorded at the time at which it begins; several trainings follow each other. The end
 * of an epoch counts where Tribuo logs it: by the kernel SVM, at level {@code FINE}. Nothing else of the log's messages is
 * looked at, and nothing here needs Tribuo; its messages are those of 4.3.
 *
 * <p>Only trainings of the thread that made this are recorded, until it is closed. Trainers go on when something cannot
 * be recorded: {@link #close()} throws what the first failure was.
 */
public final class TribuoLosses implements AutoCloseable {

    private static final String TRIBUO = "org.tribuo";
    // The one message that Tribuo formats, with the digits of the machine's language
    private static final Pattern BEGINNING =
            Pattern.compile("Training .+ with (\\d{1,10}) examples", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern LOSS =
            Pattern.compile("At iteration (\\d{1,18}), average loss = (-?(?:\\d+\\.\\d+(?:E-?\\d+)?|Infinity)|NaN)"
                    + "(?: with (\\d{1,18}) support vectors\\.)?");
    private static final Pattern EPOCH = Pattern.compile("Finished epoch (\\d{1,8})");

    private final TrainingLog log;
    private final Logger logger; // loggers that nobody holds are forgotten, with their handlers
    private final Handler handler = new Records();
    private final Thread trainer = Thread.currentThread();

    private Iterations iterations;
    private long examples;
    private @Nullable TrainingLogException failure;

    private TribuoLosses(TrainingLog log, Logger logger) {
        this.log = log;
        this.logger = logger;
        this.iterations = Iterations.of(log);
    }

    /**
     * Records the trainings of this thread from now on.
     *
     * @throws IllegalStateException if the logger {@code org.tribuo} does not let messages of level {@code INFO} through
     */
    public static TribuoLosses into(TrainingLog log) {
        Logger logger = Logger.getLogger(TRIBUO);
        if (!logger.isLoggable(Level.INFO)) {
            throw new IllegalStateException("the logger " + TRIBUO
                    + " keeps back what Tribuo's trainers report; set its level to INFO, and that of handlers which"
                    + " should not show it to WARNING");
        }
        TribuoLosses losses = new TribuoLosses(log, logger);
        logger.addHandler(losses.handler);
        return losses;
    }

    /**
     * Records no more.
     *
     * @throws TrainingLogException what could not be recorded first, if anything
     */
    @Override
    public void close() {
        logger.removeHandler(handler);
        TrainingLogException first = failure;
        failure = null;
        if (first != null) {
            throw first;
        }
    }

    private void read(String message) {
        Matcher loss = LOSS.matcher(message);
        if (loss.matches()) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("train_loss", Double.valueOf(loss.group(2)));
            if (loss.group(3) != null) {
                values.put("support_vectors", Long.valueOf(loss.group(3)));
            }
            iterations.at(Long.parseLong(loss.group(1)), values);
            return;
        }
        Matcher beginning = BEGINNING.matcher(message);
        if (beginning.matches()) {
            examples = Long.parseLong(beginning.group(1));
            iterations = Iterations.of(log);
            iterations.at(0, Map.of("train_examples", examples));
            return;
        }
        Matcher epoch = EPOCH.matcher(message);
        if (epoch.matches()) {
            // The kernel SVM, which alone says so, takes an example an iteration.
            iterations.at((Long.parseLong(epoch.group(1)) + 1) * examples, Map.of());
            log.finishEpoch();
        }
    }

    private final class Records extends Handler {

        @Override
        public void publish(LogRecord record) {
            String message = record.getMessage();
            if (message == null || Thread.currentThread() != trainer) {
                return;
            }
            try {
                read(message);
            } catch (TrainingLogException e) {
                if (failure == null) {
                    failure = e;
                }
            }
        }

        @Override
        public void flush() {
            // every record is written at once
        }

        @Override
        public void close() {
            // called by the log manager when the process ends
        }
    }
}
