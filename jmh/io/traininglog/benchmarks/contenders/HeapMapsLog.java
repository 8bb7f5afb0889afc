package io.traininglog.benchmarks.contenders;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** A map of maps, as a trainer would write it who needs no database. */
final class HeapMapsLog implements ContenderLog {

    private final Map<Long, Map<String, Double>> rows;

    /** Iterates in order of time only if the map is a {@link NavigableMap}. */
    HeapMapsLog(Map<Long, Map<String, Double>> rows) {
        this.rows = rows;
    }

    @Override
    public void step(long time, Map<String, Double> values) {
        rows.put(time, new HashMap<>(values));
    }

    @Override
    public void value(long time, String key, double value) {
        rows.computeIfAbsent(time, absent -> new HashMap<>()).put(key, value);
    }

    @Override
    public @Nullable Object put(long time, String key, double value) {
        return rows.computeIfAbsent(time, absent -> new HashMap<>()).put(key, value);
    }

    @Override
    public double get(long time, String key) {
        return rows.get(time).get(key);
    }

    @Override
    public double row(long time) {
        return sum(rows.get(time));
    }

    private static double sum(Map<String, Double> row) {
        double sum = 0;
        for (Map.Entry<String, Double> entry : row.entrySet()) {
            if (!entry.getKey().isEmpty()) {
                sum += entry.getValue();
            }
        }
        return sum;
    }

    @Override
    public double series(String key) {
        double sum = 0;
        for (Map.Entry<Long, Map<String, Double>> row : rows.entrySet()) {
            Double value = row.getValue().get(key);
            if (value != null) {
                sum += Checksum.of(row.getKey(), value);
            }
        }
        return sum;
    }

    @Override
    public double iterate() {
        double sum = 0;
        for (Map.Entry<Long, Map<String, Double>> row : rows.entrySet()) {
            if (row.getKey() >= 0) {
                sum += sum(row.getValue());
            }
        }
        return sum;
    }

    @Override
    public void close() {
        rows.clear();
    }
}
