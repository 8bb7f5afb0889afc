package io.traininglog.sql;

import io.traininglog.column.ChunkCursor;
import io.traininglog.column.ChunkPlace;
import io.traininglog.column.LogChunks;
import io.traininglog.column.SealedChunk;
import io.traininglog.column.StoredChunk;
import io.traininglog.store.CellSink;
import io.traininglog.store.Range;
import io.traininglog.value.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The sealed numbers that a writing transaction sees and changes. A chunk that changes is kept in its new form until the
 * end, or until somebody reads a range: so a row after row of changes writes each chunk once.
 */
final class HistoryChanges extends History {

    private final SqliteSession session;
    private final ChunkIndex index;
    private final Map<Long, LogChunks> changed = new HashMap<>();
    private final Map<Long, List<ChunkPlace>> added = new HashMap<>();
    private final Map<ChunkPlace, SealedChunk> edited = new HashMap<>();
    private long lastChunk = -1;
    private long rewrites;

    HistoryChanges(SqliteSession session, ChunkIndex index, ChunkCache cache) {
        super(session, index, cache);
        this.session = session;
        this.index = index;
    }

    @Override
    LogChunks of(long log) {
        List<ChunkPlace> more = added.remove(log);
        if (more != null) {
            changed.computeIfPresent(log, (id, chunks) -> chunks.with(more));
        }
        LogChunks known = changed.get(log);
        return known != null ? known : super.of(log);
    }

    /** What this transaction made is not for the cache: if it fails, its ids are given again. */
    @Override
    SealedChunk chunk(ChunkPlace place) {
        SealedChunk edit = edited.get(place);
        if (edit != null) {
            return edit;
        }
        return place.id() > marks().lastChunk() ? load(place) : super.chunk(place);
    }

    @Override
    List<ChunkCursor> cursors(long log, Range range, LongFunction<String> names) {
        writeEdits();
        return super.cursors(log, range, names);
    }

    @Override
    ChunkCursor cursor(long log, long key, Range range) {
        writeEdits();
        return super.cursor(log, key, range);
    }

    @Override
    void cells(long log, LongFunction<String> names, CellSink sink) {
        writeEdits();
        super.cells(log, names, sink);
    }

    @Override
    long count(long log, Range range) {
        writeEdits();
        return super.count(log, range);
    }

    /**
     * Puts a cell where a number is sealed. What is no number is only removed from there, to become a row.
     *
     * @param cell null to remove what is there
     * @return whether the cell is where it belongs
     */
    boolean put(long log, long key, long time, @Nullable Cell cell) {
        ChunkPlace place = of(log).at(key, time);
        if (place == null) {
            return false;
        }
        SealedChunk chunk = chunk(place);
        int found = chunk.indexOf(time);
        if (found < 0) {
            return false;
        } else if (!chunk.hasTimes()) {
            return false; // nobody can say what else it has, so it stays as it is
        } else if (chunk.isDamaged()) {
            putRows(place, chunk);
            remove(place);
            return false;
        } else if (cell instanceof Cell.Real real) {
            edited.put(place, chunk.with(found, real.value()));
            return true;
        } else if (chunk.size() == 1) {
            remove(place);
        } else {
            edited.put(place, chunk.without(found));
        }
        return false;
    }

    /** Makes rows of all chunks of a log. */
    void unseal(long log) {
        writeEdits();
        LogChunks chunks = of(log);
        Set<Long> unsealed = new HashSet<>();
        for (long key : chunks.keys()) {
            for (ChunkPlace place : chunks.in(key, Range.ALL)) {
                SealedChunk chunk = load(place);
                if (chunk.hasTimes()) {
                    putRows(place, chunk);
                    dao.remove(place.id());
                    unsealed.add(place.id());
                }
            }
        }
        changed.put(log, chunks.changed(List.of(), unsealed));
        rewritten();
    }

    private void putRows(ChunkPlace place, SealedChunk chunk) {
        long[] times = new long[chunk.size()];
        Cell[] cells = new Cell[chunk.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = chunk.time(i);
            cells[i] = chunk.cell(i);
        }
        session.entries().putColumn(place.log(), place.key(), times, cells);
    }

    private void remove(ChunkPlace place) {
        edited.remove(place);
        dao.remove(place.id());
        changed.put(place.log(), of(place.log()).changed(List.of(), Set.of(place.id())));
        rewritten();
    }

    private void rewritten() {
        begin();
        rewrites = marks().rewrites() + 1;
    }

    private void begin() {
        if (lastChunk < 0) {
            lastChunk = Math.max(marks().lastChunk(), dao.lastId()); // whatever a damaged file says
            rewrites = marks().rewrites();
        }
    }

    private void writeEdits() {
        if (edited.isEmpty()) {
            return;
        }
        Map<Long, Set<Long>> removed = new HashMap<>();
        edited.forEach((place, chunk) -> {
            dao.remove(place.id());
            removed.computeIfAbsent(place.log(), absent -> new HashSet<>()).add(place.id());
        });
        removed.forEach((log, ids) -> changed.put(log, of(log).changed(List.of(), ids)));
        edited.forEach((place, chunk) -> add(place.log(), place.key(), chunk));
        edited.clear();
        rewritten();
    }

    /** Adds a chunk of numbers that are nowhere else. */
    ChunkPlace add(long log, long key, SealedChunk chunk) {
        begin();
        changed.computeIfAbsent(log, absent -> super.of(log)); // as it is without what is now added
        StoredChunk stored = chunk.encode();
        dao.create(
                ++lastChunk,
                log,
                key,
                stored.first(),
                stored.last(),
                stored.size(),
                stored.stride(),
                stored.offsets(),
                stored.numbers(),
                stored.checksum());
        ChunkPlace place = new ChunkPlace(lastChunk, log, key, stored.first(), stored.last(), stored.size());
        added.computeIfAbsent(log, absent -> new ArrayList<>()).add(place);
        return place;
    }

    void removeLog(long log) {
        if (!of(log).isEmpty()) {
            rewritten();
        }
        dao.removeLog(log);
        edited.keySet().removeIf(place -> place.log() == log);
        added.remove(log);
        changed.put(log, LogChunks.NONE);
    }

    /** Writes what is left to be written before the transaction ends. */
    void finish() {
        writeEdits();
        if (lastChunk >= 0) {
            dao.setMarks(lastChunk, rewrites);
            List.copyOf(added.keySet()).forEach(this::of);
        }
    }

    /** Lets all know, once the transaction is committed. */
    void committed() {
        if (lastChunk >= 0) {
            index.committed(marks(), new Marks(marks().revision(), lastChunk, rewrites), changed);
        }
    }
}
