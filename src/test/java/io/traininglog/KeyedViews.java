package io.traininglog;

import com.google.common.collect.testing.SampleElements;
import com.google.common.collect.testing.TestMapGenerator;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Generates views from strings to values: rows and statuses. */
abstract class KeyedViews implements TestMapGenerator<String, Object>, ViewOrigin.Writer<Map.Entry<String, Object>> {

    private final ViewOrigin origin;
    private final LogDatabase database;

    KeyedViews(ViewOrigin origin, LogDatabase database) {
        this.origin = origin;
        this.database = database;
    }

    static KeyedViews rows(ViewOrigin origin, LogDatabase database) {
        return new KeyedViews(origin, database) {
            @Override
            Map<String, Object> view(TrainingLog log) {
                return log.at(ViewOrigin.ROW_TIME);
            }

            @Override
            public void write(TrainingLog log, Map.Entry<String, Object> entry) {
                log.at(ViewOrigin.ROW_TIME).put(entry.getKey(), entry.getValue());
            }
        };
    }

    /** A status is copied to a resumed log, not inherited, and never empty when it is new. */
    static KeyedViews statuses(boolean ofResumedLogs, LogDatabase database) {
        return new KeyedViews(ViewOrigin.OWN, database) {
            @Override
            Map<String, Object> view(TrainingLog log) {
                Status status = (ofResumedLogs ? ViewOrigin.keep(log.resume()) : log).status();
                status.keySet().removeIf(key -> key.contains("_"));
                return status;
            }

            @Override
            public void write(TrainingLog log, Map.Entry<String, Object> entry) {
                log.status().put(entry.getKey(), entry.getValue());
            }
        };
    }

    abstract Map<String, Object> view(TrainingLog log);

    @Override
    public Object keyOf(Map.Entry<String, Object> entry) {
        return entry.getKey();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<String, Object> create(Object... entries) {
        List<Map.Entry<String, Object>> list = List.of(entries).stream()
                .map(entry -> (Map.Entry<String, Object>) entry)
                .toList();
        return view(origin.fill(database, list, this));
    }

    @Override
    public SampleElements<Map.Entry<String, Object>> samples() {
        return new SampleElements<>(
                Map.entry("five", 1L),
                Map.entry("four", 0.5),
                Map.entry("one", "January"),
                Map.entry("three", true),
                Map.entry("two", Double.NaN));
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Map.Entry<String, Object>[] createArray(int length) {
        return new Map.Entry[length];
    }

    @Override
    public String[] createKeyArray(int length) {
        return new String[length];
    }

    @Override
    public Object[] createValueArray(int length) {
        return new Object[length];
    }

    @Override
    public Iterable<Map.Entry<String, Object>> order(List<Map.Entry<String, Object>> insertionOrder) {
        insertionOrder.sort(Comparator.comparing(Map.Entry::getKey));
        return insertionOrder;
    }
}
