package io.traininglog.benchmarks.contenders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.deeplearning4j.core.storage.StatsStorage;
import org.deeplearning4j.ui.model.stats.impl.SbeStatsReport;

/**
 * Deeplearning4j's storages of training statistics. A step is a report as its {@code StatsListener} makes one, with the
 * values where a report has room for numbers by name: among the learning rates. They become floats.
 */
final class Dl4jLog implements ContenderLog {

    private static final String SESSION = "session";
    private static final String TYPE = "StatsListener";
    private static final String WORKER = "worker";

    private final StatsStorage storage;

    Dl4jLog(StatsStorage storage) {
        this.storage = storage;
    }

    @Override
    public void step(long time, Map<String, Double> values) {
        SbeStatsReport report = new SbeStatsReport();
        report.reportIDs(SESSION, TYPE, WORKER, time);
        report.reportIterationCount((int) time);
        report.reportLearningRates(Map.copyOf(values));
        storage.putUpdate(report);
    }

    private Map<String, Double> report(long time) {
        return ((SbeStatsReport) storage.getUpdate(SESSION, TYPE, WORKER, time)).getLearningRates();
    }

    @Override
    public double get(long time, String key) {
        return report(time).get(key);
    }

    @Override
    public double row(long time) {
        double sum = 0;
        for (Map.Entry<String, Double> value : report(time).entrySet()) {
            if (!value.getKey().isEmpty()) {
                sum += value.getValue();
            }
        }
        return sum;
    }

    @Override
    public void close() {
        try {
            storage.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
