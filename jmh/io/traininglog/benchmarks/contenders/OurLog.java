package io.traininglog.benchmarks.contenders;

import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.Series;
import io.traininglog.SeriesOptions;
import io.traininglog.TrainingLog;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** This library, through its public face. */
final class OurLog implements ContenderLog {

    private final LogDatabase database;
    private TrainingLog log;

    OurLog(LogDatabase database) {
        this.database = database;
        this.log = database.create();
    }

    OurLog(LogDatabase database, UUID log) {
        this.database = database;
        this.log = database.open(log);
    }

    @Override
    public void step(long time, Map<String, Double> values) {
        log.record(time, values);
    }

    @Override
    public void value(long time, String key, double value) {
        log.record(time, key, value);
    }

    @Override
    public @Nullable Object put(long time, String key, double value) {
        return log.at(time).put(key, value);
    }

    @Override
    public void drain() {
        log.flush();
    }

    @Override
    public void bulk(int count, Steps steps) {
        UUID imported = UUID.randomUUID();
        LogOrigin origin = new LogOrigin(imported, Optional.empty(), OptionalLong.empty(), Optional.empty());
        database.importLog(origin, writer -> {
            for (int time = 0; time < count; time++) {
                writer.putAll(time, steps.at(time));
            }
        });
        log.close();
        log = database.open(imported);
    }

    @Override
    public void rest() {
        log.flush();
    }

    @Override
    public double get(long time, String key) {
        return (Double) log.at(time).get(key);
    }

    @Override
    public double row(long time) {
        return sum(log.at(time));
    }

    private static double sum(Map<String, Object> row) {
        double sum = 0;
        for (Map.Entry<String, Object> entry : row.entrySet()) {
            if (!entry.getKey().isEmpty()) {
                sum += (Double) entry.getValue();
            }
        }
        return sum;
    }

    @Override
    public double series(String key) {
        Series series = log.series(key);
        long[] times = series.times();
        double[] values = series.values();
        double sum = 0;
        for (int i = 0; i < times.length; i++) {
            sum += Checksum.of(times[i], values[i]);
        }
        return sum;
    }

    @Override
    public double thinned(String key, long steps, int points) {
        double[] values = log.series(key, SeriesOptions.all().atMost(points)).values();
        return Arrays.stream(values).max().orElseThrow()
                - Arrays.stream(values).min().orElseThrow();
    }

    @Override
    public double iterate() {
        double sum = 0;
        for (Map.Entry<Long, Map<String, Object>> row : log.rows().entrySet()) {
            if (row.getKey() >= 0) {
                sum += sum(row.getValue());
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
        database.close();
    }
}
