package io.traininglog.trainer.micrometer;

import io.traininglog.ClosedException;
import io.traininglog.NoSuchLogException;
import io.traininglog.TrainingLog;
import java.util.function.ToDoubleFunction;

/**
 * What a log shows as long as it is open; then NaN.
 *
 * @param value must not hold the log
 */
record WhileOpen(ToDoubleFunction<TrainingLog> value) implements ToDoubleFunction<TrainingLog> {

    @Override
    public double applyAsDouble(TrainingLog log) {
        try {
            return value.applyAsDouble(log);
        } catch (ClosedException | NoSuchLogException e) {
            return Double.NaN;
        }
    }
}
