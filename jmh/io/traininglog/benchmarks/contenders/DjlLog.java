package io.traininglog.benchmarks.contenders;

import ai.djl.metric.Metric;
import ai.djl.metric.Metrics;
import java.util.List;
import java.util.Map;

/** DJL's Metrics: lists in the heap, one a key. They know the order of values and not their times. */
final class DjlLog implements ContenderLog {

    private final Metrics metrics = new Metrics();

    @Override
    public void step(long time, Map<String, Double> values) {
        values.forEach(metrics::addMetric);
    }

    @Override
    public void value(long time, String key, double value) {
        metrics.addMetric(key, value);
    }

    @Override
    public double series(String key) {
        List<Metric> values = metrics.getMetric(key);
        double sum = 0;
        for (int i = 0; i < values.size(); i++) {
            sum += Checksum.of(i, values.get(i).getValue());
        }
        return sum;
    }

    @Override
    public void close() {}
}
