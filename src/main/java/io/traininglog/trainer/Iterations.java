package io.traininglog.trainer;

import io.traininglog.Status;
import io.traininglog.TrainingLog;
import java.util.Map;
import java.util.Objects;

/**
 * Puts what a trainer measures at the time of its iteration, and counts the iterations in the log: for a trainer that
 * calls back once an iteration, and for one that numbers them itself.
 *
 * <p>It goes on from the iterations that the log has when this is made, so the first iteration of a resumed run is one
 * later than the checkpoint. It counts on its own: several of them that were made at the same time stand side by side and
 * agree. An iteration counts even if its values could not be recorded, so that later ones keep their time; {@code
 * iterations_done} catches up with the next one that is recorded. Exceptions are those of {@link TrainingLog#record}. Safe
 * for threads.
 */
public final class Iterations {

    private final TrainingLog log;
    private final long before;
    private long done;

    private Iterations(TrainingLog log, long before) {
        this.log = log;
        this.before = before;
        this.done = before;
    }

    /** The iterations that follow those which the log has. */
    public static Iterations of(TrainingLog log) {
        return new Iterations(log, log.status().iterationsDone());
    }

    /** The time of the newest iteration: how many are done, those before this was made included. */
    public synchronized long done() {
        return done;
    }

    /** Records a value of the next iteration, and counts it. */
    public synchronized void next(String key, double value) {
        done++;
        log.record(done, key, value);
        count();
    }

    /** Records the values of the next iteration in one atomic step, and counts it. */
    public synchronized void next(Map<String, ?> values) {
        done++;
        log.record(done, values);
        count();
    }

    /**
     * Records a value of an iteration, and counts the iterations up to it.
     *
     * @param iteration as the trainer numbers them: 1 is the first after this was made, 0 what was before it
     * @throws IllegalArgumentException if it is negative
     */
    public synchronized void at(long iteration, String key, double value) {
        long time = time(iteration);
        log.record(time, key, value);
        count();
    }

    /**
     * Records the values of an iteration in one atomic step, and counts the iterations up to it.
     *
     * @param iteration as the trainer numbers them: 1 is the first after this was made, 0 what was before it
     * @throws IllegalArgumentException if it is negative
     */
    public synchronized void at(long iteration, Map<String, ?> values) {
        long time = time(iteration);
        log.record(time, Objects.requireNonNull(values, "values"));
        count();
    }

    private long time(long iteration) {
        if (iteration < 0) {
            throw new IllegalArgumentException("iteration must be a non-negative integer, not " + iteration);
        }
        long time = Math.addExact(before, iteration);
        done = Math.max(done, time);
        return time;
    }

    /** One at a time of those that stand side by side: two that saw the same count would both add to it. */
    private void count() {
        synchronized (log) {
            Status status = log.status();
            long counted = status.iterationsDone();
            if (counted == done - 1) {
                log.finishIteration();
            } else if (counted < done) {
                status.put("iterations_done", done);
            }
        }
    }
}
