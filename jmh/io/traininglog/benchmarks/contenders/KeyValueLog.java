package io.traininglog.benchmarks.contenders;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What logs in sorted key-value stores share: the key is a time and a key's number, so that rows lie together and in order
 * of time, as in SQLite. A series is then a scan.
 */
abstract class KeyValueLog implements ContenderLog {

    private final KeyIds keys = new KeyIds();
    private final Grouped group = new Grouped(this::begin, this::commit);

    abstract void begin();

    /** Writes within the transaction that began. */
    abstract void write(long place, double value);

    /** Ends the transaction, safe from the death of the process. */
    abstract void commit();

    abstract @Nullable Double read(long place);

    /** Reads from a place on in order, to before another. */
    abstract void scan(long from, long to, PointReader reader);

    @Override
    public void step(long time, Map<String, Double> values) {
        begin();
        for (Map.Entry<String, Double> value : values.entrySet()) {
            write(keys.place(time, value.getKey()), value.getValue());
        }
        commit();
    }

    @Override
    public void value(long time, String key, double value) {
        begin();
        write(keys.place(time, key), value);
        commit();
    }

    @Override
    public @Nullable Object put(long time, String key, double value) {
        long place = keys.place(time, key);
        Double previous = read(place);
        begin();
        write(place, value);
        commit();
        return previous;
    }

    @Override
    public void stream(long time, Map<String, Double> values) {
        for (Map.Entry<String, Double> value : values.entrySet()) {
            group.beforeRow();
            write(keys.place(time, value.getKey()), value.getValue());
            group.afterRow();
        }
    }

    @Override
    public void drain() {
        group.finish();
    }

    @Override
    public double get(long time, String key) {
        return read(keys.place(time, key));
    }

    @Override
    public double row(long time) {
        return sum(KeyIds.first(time), KeyIds.first(time + 1));
    }

    @Override
    public double iterate() {
        return sum(0, Long.MAX_VALUE);
    }

    private double sum(long from, long to) {
        double[] sum = new double[1];
        scan(from, to, (place, value) -> {
            if (!keys.name(KeyIds.key(place)).isEmpty()) {
                sum[0] += value;
            }
        });
        return sum[0];
    }

    @Override
    public double series(String key) {
        double[] sum = new double[1];
        points(key, (time, value) -> sum[0] += Checksum.of(time, value));
        return sum[0];
    }

    @Override
    public double thinned(String key, long steps, int points) {
        Thinner thinner = new Thinner(steps, points);
        points(key, thinner::add);
        return thinner.range();
    }

    private void points(String key, PointReader reader) {
        int id = keys.id(key);
        scan(0, Long.MAX_VALUE, (place, value) -> {
            if (KeyIds.key(place) == id) {
                reader.read(KeyIds.time(place), value);
            }
        });
    }
}
