package io.traininglog.frame;

import io.traininglog.Series;
import io.traininglog.SeriesOptions;
import io.traininglog.TrainingLog;
import io.traininglog.export.ColumnNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.dflib.DataFrame;
import org.dflib.Index;
import org.jspecify.annotations.Nullable;

/** Collects logs' rows into columns, each log in one pass. */
final class Frame {

    private static final String LOG = "log";
    private static final String TIME = "time";
    private static final String SEGMENT = "segment";

    private final FrameOptions options;
    private final Map<String, Column> about = new LinkedHashMap<>();
    private final Map<String, Column> columns;
    private int rows;

    /**
     * Without a row.
     *
     * @param hasLogs whether there is a column that tells them apart
     */
    Frame(FrameOptions options, boolean hasLogs) {
        this.options = options;
        this.columns = options.keys().isEmpty() ? new TreeMap<>() : new LinkedHashMap<>();
        options.keys().forEach(key -> columns.put(key, new Column()));
        if (hasLogs) {
            about.put(LOG, new Column());
        }
        about.put(TIME, new Column());
        if (options.hasSegments()) {
            about.put(SEGMENT, new Column());
        }
    }

    /** Adds a log's rows below those that are there. */
    Frame add(TrainingLog log) {
        if (options.maxPoints() < Integer.MAX_VALUE) {
            addPoints(log, new About(log));
        } else {
            addRows(log, new About(log));
        }
        return this;
    }

    private void addRows(TrainingLog log, About about) {
        // Whoever reads on while a trainer appends as fast as that never comes to an end
        Long last = log.rows().floorKey(options.to());
        if (last == null || last < options.from()) {
            return;
        }
        NavigableMap<Long, Map<String, @Nullable Object>> selected =
                log.rows().subMap(options.from(), true, last, true);
        for (Map.Entry<Long, Map<String, @Nullable Object>> row : selected.entrySet()) {
            about.set(row.getKey());
            for (Map.Entry<String, @Nullable Object> entry : row.getValue().entrySet()) {
                Column column = column(entry.getKey());
                if (column != null) {
                    column.set(rows, entry.getValue());
                }
            }
            rows++;
        }
    }

    private @Nullable Column column(String key) {
        return options.keys().isEmpty() ? columns.computeIfAbsent(key, unseen -> new Column()) : columns.get(key);
    }

    private void addPoints(TrainingLog log, About about) {
        SeriesOptions some =
                SeriesOptions.all().from(options.from()).to(options.to()).atMost(options.maxPoints());
        Collection<String> keys = options.keys().isEmpty() ? log.keys() : options.keys();
        List<Series> all = keys.stream().map(key -> log.series(key, some)).toList();
        long[] times = all.stream()
                .flatMapToLong(series -> LongStream.of(series.times()))
                .sorted()
                .distinct()
                .toArray();
        for (Series series : all) {
            if (!series.isEmpty()) {
                set(column(series.key()), series, times);
            }
        }
        for (long time : times) {
            about.set(time);
            rows++;
        }
    }

    /** The times are among these. */
    private void set(@Nullable Column column, Series series, long[] times) {
        int row = 0;
        for (int i = 0; column != null && i < series.size(); i++) {
            while (times[row] < series.times()[i]) {
                row++;
            }
            column.set(rows + row, series.values()[i]);
        }
    }

    /** What every row of a log has. */
    private final class About {

        private final String uuid;
        private final Segments segments;

        About(TrainingLog log) {
            this.uuid = log.hexUuid();
            this.segments = new Segments(log);
        }

        void set(long time) {
            about.forEach((name, column) -> column.set(
                    rows,
                    switch (name) {
                        case LOG -> uuid;
                        case SEGMENT -> segments.at(time);
                        default -> time;
                    }));
        }
    }

    DataFrame build() {
        Map<String, Column> all = new LinkedHashMap<>(about);
        ColumnNames.of(columns.keySet(), about.keySet()).forEach((key, name) -> all.put(name, columns.get(key)));
        columns.clear();
        List<org.dflib.Series<?>> series = new ArrayList<>();
        for (Map.Entry<String, Column> column : all.entrySet()) {
            boolean isTime = column.getValue() == about.get(TIME);
            series.add(
                    isTime
                            ? org.dflib.Series.ofLong(column.getValue().longs(rows))
                            : column.getValue().series(rows));
            // One column at a time has both its forms.
            column.setValue(new Column());
        }
        about.clear();
        return DataFrame.byColumn(Index.of(all.keySet().toArray(new String[0])))
                .of(series.toArray(new org.dflib.Series<?>[0]));
    }
}
