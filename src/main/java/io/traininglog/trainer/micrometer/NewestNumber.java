package io.traininglog.trainer.micrometer;

import io.traininglog.Series;
import io.traininglog.SeriesOptions;
import io.traininglog.TrainingLog;
import java.util.function.ToDoubleFunction;

/** The newest number under a key: reads on from where it was found last. Safe for threads. */
final class NewestNumber implements ToDoubleFunction<TrainingLog> {

    private final String key;
    private volatile long lastTime;

    NewestNumber(String key) {
        this.key = key;
    }

    boolean isAny(TrainingLog log) {
        return !read(log).isEmpty();
    }

    @Override
    public double applyAsDouble(TrainingLog log) {
        Series newest = read(log);
        return newest.isEmpty() ? Double.NaN : newest.values()[newest.size() - 1];
    }

    private Series read(TrainingLog log) {
        Series newest = from(lastTime, log);
        if (newest.isEmpty() && lastTime > 0) {
            newest = from(0, log); // what was the newest has been removed
        }
        lastTime = newest.isEmpty() ? 0 : newest.times()[newest.size() - 1];
        return newest;
    }

    private Series from(long time, TrainingLog log) {
        return log.series(key, SeriesOptions.all().from(time).atMost(2)); // the first and the last
    }
}
