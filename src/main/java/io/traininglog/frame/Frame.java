package io.traininglog.frame;

import io.traininglog.TrainingLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.dflib.DataFrame;
import org.dflib.Index;
import org.dflib.Series;
import org.jspecify.annotations.Nullable;

/** Collects a log's rows into columns, in one pass. */
final class Frame {

    private static final String TIME = "time";

    private final Map<String, Column> columns;
    private final Function<String, @Nullable Column> columnOf;
    private final Column times = new Column();
    private int rows;

    private Frame(Map<String, Column> columns, Function<String, @Nullable Column> columnOf) {
        this.columns = columns;
        this.columnOf = columnOf;
    }

    static DataFrame ofAll(TrainingLog log) {
        Map<String, Column> columns = new TreeMap<>();
        return new Frame(columns, key -> columns.computeIfAbsent(key, unseen -> new Column())).read(log);
    }

    static DataFrame of(TrainingLog log, String... keys) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String key : List.of(keys)) {
            if (columns.put(key, new Column()) != null) {
                throw new IllegalArgumentException("the key '" + key + "' is given twice");
            }
        }
        return new Frame(columns, columns::get).read(log);
    }

    private DataFrame read(TrainingLog log) {
        for (Map.Entry<Long, Map<String, @Nullable Object>> row : log.rows().entrySet()) {
            times.set(rows, row.getKey());
            for (Map.Entry<String, @Nullable Object> entry : row.getValue().entrySet()) {
                Column column = columnOf.apply(entry.getKey());
                if (column != null) {
                    column.set(rows, entry.getValue());
                }
            }
            rows++;
        }
        return build();
    }

    private DataFrame build() {
        Series<?>[] series = new Series<?>[columns.size() + 1];
        series[0] = Series.ofLong(times.longs(rows));
        int i = 1;
        for (Map.Entry<String, Column> column : columns.entrySet()) {
            series[i++] = column.getValue().series(rows);
            // One column at a time has both its forms.
            column.setValue(new Column());
        }
        return DataFrame.byColumn(Index.of(names())).of(series);
    }

    private String[] names() {
        List<String> names = new ArrayList<>(List.of(TIME));
        for (String key : columns.keySet()) {
            names.add(key.equals(TIME) ? nameOfTheKeyTime() : key);
        }
        return names.toArray(new String[0]);
    }

    /** One that no other column has, whatever the order of the keys. */
    private String nameOfTheKeyTime() {
        String name = TIME + "_";
        while (columns.containsKey(name)) {
            name += "_";
        }
        return name;
    }
}
