package io.traininglog.sql;

import io.traininglog.column.ChunkPlace;
import io.traininglog.column.LogChunks;
import io.traininglog.column.SealedChunk;
import io.traininglog.column.StoredChunk;
import io.traininglog.store.Found;
import io.traininglog.store.FoundRow;
import io.traininglog.value.Cell;
import java.sql.SQLException;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks up one cell or row without a transaction: each in one statement, which tells by its marks whether what is known
 * of the chunks was true at that moment. If not, what is known is brought up to date, and it looks again.
 */
final class Lookup {

    /** In each, somebody else has just changed the history. */
    private static final int MOST_ATTEMPTS = 1000;

    private final SqliteSession session;
    private final KeyDictionary keys;
    private final ChunkIndex index;
    private final ChunkCache cache;
    private boolean lostChunk;

    Lookup(SqliteSession session, KeyDictionary keys, ChunkIndex index, ChunkCache cache) {
        this.session = session;
        this.keys = keys;
        this.index = index;
        this.cache = cache;
    }

    Found find(long log, long time, String name) throws SQLException {
        Long key = keys.find(name, session.keys());
        if (key == null) {
            return new Found(session.marks().revision(), null);
        }
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Found found = find(log, time, key);
            if (found != null) {
                return found;
            }
            update(log);
        }
        throw missing(log);
    }

    private static StatementException missing(long log) {
        return new StatementException(new SQLException("the file is damaged: chunks of log " + log
                + " are in the index and not in the table. Put a backup in its place"));
    }

    /**
     * Sealed numbers stay where they are until the next rewrite, so a known one needs no look at the rows. A damaged chunk
     * may hide that it has none.
     */
    private @Nullable Found find(long log, long time, long key) {
        ChunkIndex.Known known = index.last(log);
        Cell sealed = known == null ? null : sealed(known.chunks(), key, time);
        if (known != null && sealed != null && !(sealed instanceof Cell.Damaged)) {
            Marks marks = session.marks();
            if (marks.rewrites() == known.marks().rewrites()) {
                return new Found(marks.revision(), sealed);
            }
        }
        List<MarkedCell> found = session.entries().find(log, time, key);
        Marks marks = MarkedCell.marksOf(found);
        if (found.size() > 1 || marks.lastChunk() == 0) {
            return new Found(marks.revision(), found.size() > 1 ? found.get(1).cell() : null);
        }
        return known != null && known.isAt(marks) && !lostChunk ? new Found(marks.revision(), sealed) : null;
    }

    FoundRow findRow(long log, long time) throws SQLException {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            FoundRow found = tryRow(log, time);
            if (found != null) {
                return found;
            }
            update(log);
        }
        throw missing(log);
    }

    private @Nullable FoundRow tryRow(long log, long time) {
        ChunkIndex.Known known = index.last(log);
        List<MarkedCell> cells = session.entries().findRow(log, time);
        Marks marks = MarkedCell.marksOf(cells);
        NavigableMap<String, Cell> row = new TreeMap<>();
        if (marks.lastChunk() > 0) {
            if (known == null || !known.isAt(marks)) {
                return null;
            }
            for (long key : known.chunks().keys()) {
                Cell sealed = sealed(known.chunks(), key, time);
                if (sealed != null) {
                    row.put(keys.name(key, session.keys()), sealed);
                }
            }
        }
        for (MarkedCell cell : cells) {
            if (cell.cell() != null) {
                row.put(keys.name(cell.key(), session.keys()), cell.cell());
            }
        }
        return lostChunk ? null : new FoundRow(marks.revision(), row);
    }

    private @Nullable Cell sealed(LogChunks chunks, long key, long time) {
        ChunkPlace place = chunks.at(key, time);
        SealedChunk chunk = place == null ? null : chunk(place.id());
        return chunk == null ? null : chunk.cellAt(time);
    }

    private @Nullable SealedChunk chunk(long id) {
        SealedChunk cached = cache.get(id);
        if (cached != null) {
            return cached;
        }
        StoredChunk stored = session.chunks().chunk(id);
        if (stored == null) {
            lostChunk = true; // by now it was changed or removed
            return null;
        }
        SealedChunk chunk = SealedChunk.decode(stored);
        cache.put(id, chunk);
        return chunk;
    }

    private void update(long log) throws SQLException {
        boolean isLost = lostChunk;
        lostChunk = false;
        session.beginRead();
        try {
            if (isLost) {
                index.forget(log);
            }
            index.at(log, session.marks(), session.chunks());
            session.commit();
        } catch (RuntimeException | Error | SQLException e) {
            session.rollback(e);
            throw e;
        }
    }
}
