package io.traininglog.sql;

import io.traininglog.column.ChunkPlace;
import io.traininglog.column.LogChunks;
import io.traininglog.column.Numbers;
import io.traininglog.column.SealedChunk;
import io.traininglog.store.CellVisitor;
import io.traininglog.store.KeyCells;
import io.traininglog.store.Sealing;
import io.traininglog.value.Cell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes chunks of numbers, in one transaction with the removal of the rows that they were. */
final class Sealer {

    /** Each range takes a look at the rows of all keys in it; where there are more, the rows go one by one. */
    private static final int MOST_RANGES = 8;

    private final SqliteEntryDao entries;
    private final HistoryChanges history;
    private final Sealing sealing;
    private final boolean isOn;

    Sealer(SqliteSession session, HistoryChanges history, Sealing sealing) {
        this.entries = session.entries();
        this.history = history;
        this.sealing = sealing;
        this.isOn = session.settings().keepsRows() == 0;
    }

    /**
     * Makes chunks of rows that are later than what is sealed.
     *
     * @param keys those whose rows are meant
     * @param least what is left over of a key stays rows if it is less
     * @return how many rows each key has left
     */
    Map<Long, Integer> seal(long log, Set<Long> keys, int least) {
        if (!isOn || keys.isEmpty()) {
            return Map.of();
        }
        LogChunks sealed = history.of(log);
        Map<Long, Run> runs = new HashMap<>();
        long from = Long.MAX_VALUE;
        for (long key : keys) {
            runs.put(key, new Run(log, key));
            from = Math.min(from, sealed.last(key) + 1);
        }
        entries.numbers(log, from, json(keys), row -> {
            Run run = runs.get(row.key());
            if (run != null && row.cell() instanceof Cell.Real real && row.time() > sealed.last(row.key())) {
                run.add(row.time(), real.value());
            }
            return true;
        });
        Map<Long, Integer> left = new HashMap<>();
        runs.forEach((key, run) -> left.put(key, run.finish(least)));
        removeRows(log, runs);
        return left;
    }

    /** The rows of keys that became chunks up to the same time go at once. */
    private void removeRows(long log, Map<Long, Run> runs) {
        Map<List<Long>, List<Long>> keysByTimes = new HashMap<>();
        runs.forEach((key, run) -> {
            if (run.last >= 0) {
                keysByTimes
                        .computeIfAbsent(List.of(run.first, run.last), absent -> new ArrayList<>())
                        .add(key);
            }
        });
        if (keysByTimes.size() <= MOST_RANGES) {
            keysByTimes.forEach((times, keys) -> entries.removeNumbers(log, times.get(0), times.get(1), json(keys)));
        } else {
            runs.values().forEach(Run::removeRows);
        }
    }

    private static String json(Collection<Long> keys) {
        return keys.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }

    /** One key's numbers on their way from rows to chunks. */
    private final class Run {

        private final long log;
        private final long key;
        private final Numbers numbers = new Numbers();
        private final List<ChunkPlace> chunks = new ArrayList<>();
        private long first = -1;
        private long last = -1;

        Run(long log, long key) {
            this.log = log;
            this.key = key;
        }

        void add(long time, double number) {
            numbers.add(time, number);
            if (numbers.size() == sealing.chunk()) {
                cut();
            }
        }

        int finish(int least) {
            while (numbers.size() > 0 && numbers.size() >= least) {
                cut();
            }
            return numbers.size();
        }

        private void cut() {
            SealedChunk chunk = numbers.cut(sealing.chunk());
            chunks.add(history.add(log, key, chunk));
            first = first < 0 ? chunk.first() : first;
            last = chunk.last();
        }

        private void removeRows() {
            for (ChunkPlace place : chunks) {
                SealedChunk chunk = history.load(place);
                for (int i = 0; i < chunk.size(); i++) {
                    entries.remove(log, chunk.time(i), key);
                }
            }
        }
    }

    /**
     * Puts many cells. Where there are enough numbers of a key, they become chunks right away.
     *
     * @return how many numbers of each key became rows
     */
    Map<Long, Integer> put(long log, Map<Long, KeyCells> columns) {
        Set<Long> large = new HashSet<>();
        columns.forEach((key, column) -> {
            if (isOn && column.size() >= sealing.chunk()) {
                large.add(key);
            }
        });
        if (!large.isEmpty()) {
            seal(log, large, 1);
        }
        Map<Long, Integer> rows = new HashMap<>();
        columns.forEach((key, column) -> {
            Put put = new Put(log, key, large.contains(key));
            column.forEach(put);
            rows.put(key, put.finish());
        });
        return rows;
    }

    /** One key's cells on their way to chunks and rows. */
    private final class Put implements CellVisitor {

        private final long log;
        private final long key;
        private final long sealed;
        private final boolean isLarge;
        private final Numbers numbers = new Numbers();
        private final List<Long> times = new ArrayList<>();
        private final List<Cell> cells = new ArrayList<>();
        private int reals;

        Put(long log, long key, boolean isLarge) {
            this.log = log;
            this.key = key;
            this.sealed = history.of(log).last(key);
            this.isLarge = isLarge;
        }

        @Override
        public void real(long time, double number) {
            if (isLarge && time > sealed) {
                numbers.add(time, number);
            } else {
                reals++;
                other(time, new Cell.Real(number));
            }
        }

        @Override
        public void other(long time, Cell cell) {
            if (time > sealed || !history.put(log, key, time, cell)) {
                times.add(time);
                cells.add(cell);
            }
        }

        int finish() {
            while (numbers.size() >= sealing.chunk()) {
                SealedChunk chunk = numbers.cut(sealing.chunk());
                removeRows(chunk);
                history.add(log, key, chunk);
            }
            numbers.forEach(new CellVisitor() {
                @Override
                public void real(long time, double number) {
                    reals++;
                    times.add(time);
                    cells.add(new Cell.Real(number));
                }

                @Override
                public void other(long time, Cell cell) {
                    throw new IllegalStateException("numbers alone are sealed");
                }
            });
            long[] rowTimes = times.stream().mapToLong(Long::longValue).toArray();
            entries.putColumn(log, key, rowTimes, cells.toArray(new Cell[0]));
            return reals;
        }

        /** Those that were no numbers, and are overwritten by the chunk. */
        private void removeRows(SealedChunk chunk) {
            for (long time : entries.times(log, chunk.first(), chunk.last(), key)) {
                if (chunk.indexOf(time) >= 0) {
                    entries.remove(log, time, key);
                }
            }
        }
    }
}
