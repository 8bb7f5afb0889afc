package io.traininglog.sql;

import io.traininglog.column.ChunkPlace;
import io.traininglog.column.StoredChunk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the {@code chunks} table, and the counters that tell readers of their changes. */
interface ChunkDao {

    /** What a chunk is read from. What is far too large for one is not even read. */
    String STORED = "first, last, size, stride,"
            + " CASE WHEN length(offsets) <= 32000 THEN offsets END, CASE WHEN length(numbers) <= 32000 THEN numbers END,"
            + " checksum";

    @KeptSql("SELECT revision, last_chunk, rewrites FROM lineage_revision")
    @Nullable
    Marks marks();

    /** Changes whenever another connection commits, https://www.sqlite.org/pragma.html#pragma_data_version. */
    @KeptSql("PRAGMA data_version")
    long dataVersion();

    @KeptSql("UPDATE lineage_revision SET last_chunk = ?, rewrites = ?")
    void setMarks(long lastChunk, long rewrites);

    /** Reads the index alone. */
    @KeptSql("SELECT id, log, key, first, last, size FROM chunks WHERE log = ?")
    List<ChunkPlace> places(long log);

    @KeptSql("SELECT id, log, key, first, last, size FROM chunks WHERE id > ? AND +log = ?")
    List<ChunkPlace> placesAfter(long id, long log);

    @KeptSql("SELECT coalesce(max(id), 0) FROM chunks")
    long lastId();

    @KeptSql("SELECT " + STORED + " FROM chunks WHERE id = ?")
    @Nullable
    StoredChunk chunk(long id);

    @KeptSql("""
            INSERT INTO chunks (id, log, key, first, last, size, stride, offsets, numbers, checksum)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
    void create(
            long id,
            long log,
            long key,
            long first,
            long last,
            int size,
            @Nullable Long stride,
            byte @Nullable [] offsets,
            byte @Nullable [] numbers,
            long checksum);

    @KeptSql("DELETE FROM chunks WHERE id = ?")
    void remove(long id);

    @KeptSql("DELETE FROM chunks WHERE log = ?")
    void removeLog(long log);
}
