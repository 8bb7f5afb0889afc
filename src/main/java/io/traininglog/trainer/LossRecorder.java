package io.traininglog.trainer;

import io.traininglog.TrainingLog;
import java.util.Objects;
import java.util.function.DoubleConsumer;

/**
 * Records the loss of a trainer that has no hooks but hands out numbers: as a {@link DoubleConsumer}, or by a method
 * reference to either {@code accept} as whatever functional interface the trainer asks for.
 *
 * <p>The n-th loss is that of the n-th iteration after this was made, as {@link Iterations} counts them. What belongs to
 * the newest iteration beside it goes into {@link TrainingLog#currentRow()}. NaN and infinities are kept. Exceptions are
 * those of {@link TrainingLog#record}. Safe for threads.
 */
public final class LossRecorder implements DoubleConsumer {

    private final Iterations iterations;
    private final String key;

    private LossRecorder(Iterations iterations, String key) {
        this.iterations = iterations;
        this.key = key;
    }

    /** Records under this key, from the iterations on that the log has. */
    public static LossRecorder of(TrainingLog log, String key) {
        return new LossRecorder(Iterations.of(log), Objects.requireNonNull(key, "key"));
    }

    /** The loss of the next iteration. */
    @Override
    public void accept(double loss) {
        iterations.next(key, loss);
    }

    /**
     * The loss of an iteration, for a trainer that numbers them.
     *
     * @param iteration 1 is the first after this was made; add one to an index
     * @throws IllegalArgumentException if it is negative
     */
    public void accept(long iteration, double loss) {
        iterations.at(iteration, key, loss);
    }
}
