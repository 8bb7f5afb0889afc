package io.traininglog.csv;

import io.traininglog.TrainingLog;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of one log's CSV. */
final class Table {

    /** Tells a key without an entry from one with a null. */
    private static final Object ABSENT = new Object();

    private final TrainingLog log;
    private final Map<String, Integer> columns = new LinkedHashMap<>();

    Table(TrainingLog log, Collection<String> keys) {
        this.log = log;
        for (String key : keys) {
            if (columns.put(key, columns.size()) != null) {
                throw new IllegalArgumentException("the key '" + key + "' is given twice");
            }
        }
    }

    void write(Appendable out) throws IOException {
        out.append("time");
        for (String key : columns.keySet()) {
            out.append(',').append(Field.ofKey(key));
        }
        out.append('\n');
        @Nullable Object[] values = new Object[columns.size()];
        for (Map.Entry<Long, Map<String, @Nullable Object>> row : log.rows().entrySet()) {
            fill(values, row.getValue());
            out.append(Long.toString(row.getKey()));
            for (Object value : values) {
                out.append(',').append(value == ABSENT ? "" : Field.of(value));
            }
            out.append('\n');
        }
    }

    private void fill(@Nullable Object[] values, Map<String, @Nullable Object> row) {
        Arrays.fill(values, ABSENT);
        for (Map.Entry<String, @Nullable Object> entry : row.entrySet()) {
            Integer column = columns.get(entry.getKey());
            if (column != null) {
                values[column] = entry.getValue();
            }
        }
    }
}
