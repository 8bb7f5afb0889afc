package io.traininglog.column;

import io.traininglog.store.CellSink;
import io.traininglog.store.CellVisitor;
import io.traininglog.store.KeyCells;
import io.traininglog.store.Range;
import io.traininglog.store.SeriesSink;
import io.traininglog.store.Step;
import io.traininglog.store.StoredRow;
import io.traininglog.value.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The cells of one log, a column for each key. Not safe for threads. */
public final class LogColumns {

    private final Map<String, Column> columns;

    public LogColumns() {
        this(new HashMap<>());
    }

    /** A view on columns by key. */
    public LogColumns(Map<String, Column> columns) {
        this.columns = columns;
    }

    public boolean isEmpty() {
        return columns.isEmpty();
    }

    /** A copy of these, with others over them. */
    public LogColumns with(LogColumns others) {
        LogColumns merged = new LogColumns();
        merged.putAll(columns);
        merged.putAll(others.columns);
        return merged;
    }

    /** Puts many cells, each key's in order of time. */
    public void putAll(Map<String, ? extends KeyCells> cells) {
        cells.forEach((key, added) -> {
            Column to = column(key, added.size());
            added.forEach(new CellVisitor() {
                @Override
                public void real(long time, double number) {
                    to.put(time, number);
                }

                @Override
                public void other(long time, Cell cell) {
                    to.put(time, cell);
                }
            });
        });
    }

    /** The columns by key. Not to be changed. */
    public Map<String, Column> columns() {
        return columns;
    }

    public @Nullable Cell cell(long time, String key) {
        Column column = columns.get(key);
        return column == null ? null : column.get(time);
    }

    public void put(long time, String key, Cell cell) {
        column(key).put(time, cell);
    }

    public void put(long time, String key, double number) {
        column(key).put(time, number);
    }

    /** Puts cells of one time. */
    public void putAll(long time, Step step) {
        for (int i = 0; i < step.size(); i++) {
            Column to = column(step.key(i));
            if (step.areNumbers()) {
                to.put(time, step.numbers()[i]);
            } else {
                to.put(time, step.cell(i));
            }
        }
    }

    private Column column(String key) {
        return column(key, 1);
    }

    /**
     * A key's column, which is added if there is none.
     *
     * @param size about how many cells it will get
     */
    public Column column(String key, int size) {
        Column column = columns.get(key);
        if (column == null) {
            column = new Column(size);
            columns.put(key, column);
        }
        return column;
    }

    public void remove(long time, String key) {
        Column column = columns.get(key);
        if (column != null) {
            column.remove(time);
            if (column.isEmpty()) {
                columns.remove(key);
            }
        }
    }

    public NavigableMap<String, Cell> row(long time) {
        NavigableMap<String, Cell> row = new TreeMap<>();
        columns.forEach((key, column) -> {
            Cell cell = column.get(time);
            if (cell != null) {
                row.put(key, cell);
            }
        });
        return row;
    }

    public List<StoredRow> rows(Range range, int cells) {
        return scan(range).rows(cells);
    }

    /** Hands over every cell, chunk by chunk, and so by and large in order of time. */
    public void cells(CellSink sink) {
        List<Map.Entry<String, Chunk>> chunks = new ArrayList<>();
        columns.forEach((key, column) -> column.chunks().forEach(chunk -> chunks.add(Map.entry(key, chunk))));
        chunks.sort(Comparator.comparingLong(chunk -> chunk.getValue().firstTime()));
        for (Map.Entry<String, Chunk> chunk : chunks) {
            String key = chunk.getKey();
            chunk.getValue().forEach(new CellVisitor() {
                @Override
                public void real(long time, double number) {
                    sink.real(time, key, number);
                }

                @Override
                public void other(long time, Cell cell) {
                    sink.other(time, key, cell);
                }
            });
        }
    }

    public long[] times(Range range, int limit) {
        return scan(range).times(limit);
    }

    public long countTimes(Range range) {
        return scan(range).countTimes();
    }

    public long countCells(Range range) {
        return scan(range).countCells();
    }

    private Scan scan(Range range) {
        return new Scan(cursors(range), range);
    }

    /** A cursor for each key, valid while nobody writes. */
    public List<TimeCursor> cursors(Range range) {
        return columns.entrySet().stream()
                .map(column -> column.getValue().cursor(column.getKey(), range))
                .toList();
    }

    public Set<String> keys(Range range) {
        Set<String> keys = new TreeSet<>();
        columns.forEach((key, column) -> {
            if (column.showsAny(range)) {
                keys.add(key);
            }
        });
        return keys;
    }

    public void series(String key, Range range, SeriesSink sink) {
        Column column = columns.get(key);
        if (column != null) {
            column.series(range, sink);
        }
    }
}
