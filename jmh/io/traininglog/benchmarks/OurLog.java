package io.traininglog.benchmarks;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.util.Map;

/** This library, through its public face. */
final class OurLog implements BenchmarkLog {

    private TrainingLog log;

    OurLog(LogDatabase database) {
        try (database) {
            log = database.create();
        }
    }

    @Override
    public void record(long time, Map<String, Double> values) {
        log.record(time, values);
    }

    @Override
    public Object put(long time, String key, double value) {
        return log.at(time).put(key, value);
    }

    @Override
    public double get(long time, String key) {
        return (Double) log.at(time).get(key);
    }

    @Override
    public double row(long time) {
        double sum = 0;
        for (Object value : log.at(time).values()) {
            sum += (Double) value;
        }
        return sum;
    }

    @Override
    public double series(String key) {
        double sum = 0;
        for (double value : log.series(key).values()) {
            sum += value;
        }
        return sum;
    }

    @Override
    public double iterate() {
        double sum = 0;
        for (Map<String, Object> row : log.rows().values()) {
            for (Object value : row.values()) {
                sum += (Double) value;
            }
        }
        return sum;
    }

    @Override
    public void resume() {
        TrainingLog parent = log;
        log = parent.resume();
        parent.close();
    }

    @Override
    public void close() {
        log.close();
    }
}
