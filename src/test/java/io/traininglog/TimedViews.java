package io.traininglog;

import com.google.common.collect.testing.SampleElements;
import com.google.common.collect.testing.TestSortedMapGenerator;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Generates views from times to rows. */
final class TimedViews
        implements TestSortedMapGenerator<Long, Map<String, Object>>,
                ViewOrigin.Writer<Map.Entry<Long, Map<String, Object>>> {

    private final ViewOrigin origin;
    private final LogDatabase database;

    TimedViews(ViewOrigin origin, LogDatabase database) {
        this.origin = origin;
        this.database = database;
    }

    @Override
    public Object keyOf(Map.Entry<Long, Map<String, Object>> entry) {
        return entry.getKey();
    }

    @Override
    public void write(TrainingLog log, Map.Entry<Long, Map<String, Object>> entry) {
        log.rows().put(entry.getKey(), entry.getValue());
    }

    @Override
    @SuppressWarnings("unchecked")
    public SortedMap<Long, Map<String, Object>> create(Object... entries) {
        List<Map.Entry<Long, Map<String, Object>>> list = Stream.of(entries)
                .map(entry -> (Map.Entry<Long, Map<String, Object>>) entry)
                .toList();
        return origin.fill(database, list, this).rows();
    }

    private static Map.Entry<Long, Map<String, Object>> row(long time) {
        return Map.entry(time, new TreeMap<>(Map.of("t", time, "text", "row " + time)));
    }

    @Override
    public SampleElements<Map.Entry<Long, Map<String, Object>>> samples() {
        return new SampleElements<>(row(10), row(20), row(30), row(40), row(50));
    }

    @Override
    public Map.Entry<Long, Map<String, Object>> belowSamplesLesser() {
        return row(0);
    }

    @Override
    public Map.Entry<Long, Map<String, Object>> belowSamplesGreater() {
        return row(5);
    }

    @Override
    public Map.Entry<Long, Map<String, Object>> aboveSamplesLesser() {
        return row(100);
    }

    @Override
    public Map.Entry<Long, Map<String, Object>> aboveSamplesGreater() {
        return row(Long.MAX_VALUE);
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Map.Entry<Long, Map<String, Object>>[] createArray(int length) {
        return new Map.Entry[length];
    }

    @Override
    public Long[] createKeyArray(int length) {
        return new Long[length];
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Map<String, Object>[] createValueArray(int length) {
        return new Map[length];
    }

    @Override
    public Iterable<Map.Entry<Long, Map<String, Object>>> order(
            List<Map.Entry<Long, Map<String, Object>>> insertionOrder) {
        insertionOrder.sort(Comparator.comparing(Map.Entry::getKey));
        return insertionOrder;
    }
}
