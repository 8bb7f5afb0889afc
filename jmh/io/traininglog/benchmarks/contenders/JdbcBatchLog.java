package io.traininglog.benchmarks.contenders;

import java.nio.file.Path;
import java.util.Map;

/**
 * SQLite by hand-written JDBC in batches of {@value Grouped#ROWS} rows a commit: the quickest that is usual. It acknowledges
 * nothing until a batch is full, so that it can only be asked to stream.
 */
final class JdbcBatchLog implements ContenderLog {

    private final JdbcTable table;
    private final KeyIds keys = new KeyIds();
    private final Grouped group;

    JdbcBatchLog(Path file) {
        table = new JdbcTable(file);
        group = new Grouped(table::begin, table::commit);
    }

    @Override
    public void step(long time, Map<String, Double> values) {
        throw new UnsupportedOperationException("a step of a batch is safe only with the batch");
    }

    @Override
    public void stream(long time, Map<String, Double> values) {
        for (Map.Entry<String, Double> value : values.entrySet()) {
            streamValue(time, value.getKey(), value.getValue());
        }
    }

    @Override
    public void streamValue(long time, String key, double value) {
        group.beforeRow();
        table.add(time, keys.id(key), value);
        group.afterRow();
    }

    @Override
    public void drain() {
        group.finish();
    }

    @Override
    public void close() {
        drain();
        table.close();
    }
}
