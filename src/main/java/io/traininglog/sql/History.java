package io.traininglog.sql;

import io.traininglog.column.ChunkCursor;
import io.traininglog.column.ChunkPlace;
import io.traininglog.column.LogChunks;
import io.traininglog.column.SealedChunk;
import io.traininglog.column.StoredChunk;
import io.traininglog.store.CellSink;
import io.traininglog.store.Range;
import io.traininglog.value.Cell;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The sealed numbers that one transaction sees. */
class History {

    private final SqliteSession session;
    final ChunkDao dao;
    private final ChunkIndex index;
    private final ChunkCache cache;
    private @Nullable Marks marks;

    History(SqliteSession session, ChunkIndex index, ChunkCache cache) {
        this.session = session;
        this.dao = session.chunks();
        this.index = index;
        this.cache = cache;
    }

    /** As they were when the transaction first looked. */
    final Marks marks() {
        if (marks == null) {
            marks = session.marks();
        }
        return marks;
    }

    LogChunks of(long log) {
        return index.at(log, marks(), dao);
    }

    SealedChunk chunk(ChunkPlace place) {
        SealedChunk cached = cache.get(place.id());
        if (cached == null) {
            cached = load(place);
            cache.put(place.id(), cached);
        }
        return cached;
    }

    final SealedChunk load(ChunkPlace place) {
        StoredChunk stored = dao.chunk(place.id());
        if (stored == null) {
            throw new StatementException(new SQLException(
                    "the file is damaged: chunk " + place.id() + " is in the index and not in the table"));
        }
        return SealedChunk.decode(stored);
    }

    final @Nullable Cell cell(long log, long key, long time) {
        ChunkPlace place = of(log).at(key, time);
        if (place == null) {
            return null;
        }
        return chunk(place).cellAt(time);
    }

    /** Adds the sealed cells of a time. */
    final void addTo(Map<String, Cell> row, long log, long time, LongFunction<String> names) {
        for (long key : of(log).keys()) {
            Cell cell = cell(log, key, time);
            if (cell != null) {
                row.put(names.apply(key), cell);
            }
        }
    }

    /** A cursor for each key that has chunks which meet the range. */
    List<ChunkCursor> cursors(long log, Range range, LongFunction<String> names) {
        LogChunks chunks = of(log);
        List<ChunkCursor> cursors = new ArrayList<>();
        for (long key : chunks.keys()) {
            List<ChunkPlace> places = chunks.in(key, range);
            if (!places.isEmpty()) {
                cursors.add(new ChunkCursor(names.apply(key), places, this::chunk, range));
            }
        }
        return cursors;
    }

    /** A cursor through one key's. */
    ChunkCursor cursor(long log, long key, Range range) {
        return new ChunkCursor("", of(log).in(key, range), this::chunk, range);
    }

    /** Hands over all that is sealed of a log, chunk by chunk in order of time: each is read once, so none is kept. */
    void cells(long log, LongFunction<String> names, CellSink sink) {
        LogChunks chunks = of(log);
        List<ChunkPlace> places = new ArrayList<>();
        for (long key : chunks.keys()) {
            places.addAll(chunks.in(key, Range.ALL));
        }
        places.sort(Comparator.comparingLong(ChunkPlace::first));
        for (ChunkPlace place : places) {
            load(place).cells(names.apply(place.key()), sink);
        }
    }

    long count(long log, Range range) {
        LogChunks chunks = of(log);
        long count = 0;
        for (long key : chunks.keys()) {
            for (ChunkPlace place : chunks.in(key, range)) {
                long known = place.count(range);
                count += known != ChunkPlace.UNKNOWN ? known : chunk(place).count(range);
            }
        }
        return count;
    }

    /** The first sealed time in the range's order; -1 for none. */
    final long edge(long log, Range range) {
        LogChunks chunks = of(log);
        long edge = -1;
        for (long key : chunks.keys()) {
            long time = edge(log, key, chunks.in(key, range), range);
            boolean isBefore = range.descending() ? time > edge : time < edge;
            edge = time >= 0 && (edge < 0 || isBefore) ? time : edge;
        }
        return edge;
    }

    private long edge(long log, long key, List<ChunkPlace> places, Range range) {
        if (places.isEmpty()) {
            return -1;
        }
        long known = places.get(range.descending() ? places.size() - 1 : 0).edge(range);
        if (known != ChunkPlace.UNKNOWN) {
            return known;
        }
        ChunkCursor cursor = cursor(log, key, range);
        return cursor.isInRange() ? cursor.time() : -1;
    }

    final void addKeys(Set<String> keys, long log, Range range, LongFunction<String> names) {
        for (long key : of(log).keys()) {
            if (cursor(log, key, range).isInRange()) {
                keys.add(names.apply(key));
            }
        }
    }
}
