package io.traininglog.sql;

import io.traininglog.Finding.Kind;
import io.traininglog.column.SealedChunk;
import io.traininglog.value.Cell;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Whether each chunk of history belongs to a log and a key, is apart from its neighbours, and can be read. */
final class ChunkCheck {

    private final CheckedFile file;
    private final Gone gone;
    private long log = Long.MIN_VALUE;
    private long key;
    private long last;

    ChunkCheck(CheckedFile file, Gone gone) {
        this.file = file;
        this.gone = gone;
    }

    void places() throws SQLException {
        orphans();
        file.each("SELECT log, key, first, last FROM chunks ORDER BY log, key, first", this::placeNext);
        if (file.number("SELECT count(*) FROM lineage_revision WHERE last_chunk < (SELECT max(id) FROM chunks)") > 0) {
            file.add(Kind.CHUNK, "the newest chunks are not noted in the table lineage_revision: readers miss them");
        }
    }

    private void orphans() throws SQLException {
        file.each("""
                SELECT log, key, count(*), total(size), log IN (SELECT id FROM lineage) FROM chunks
                WHERE log NOT IN (SELECT id FROM lineage) OR key NOT IN (SELECT id FROM keys)
                GROUP BY log, key
                """, row -> {
            String chunks = row.getLong(3) + " chunks with " + row.getLong(4) + " entries";
            if (row.getBoolean(5)) {
                String uuid = String.valueOf(file.uuid(row.getLong(1)));
                String what = chunks + " of key number " + row.getLong(2) + ": there is no such key";
                file.add(Kind.ORPHAN, uuid, null, null, what);
            } else {
                file.add(Kind.ORPHAN, chunks + " of log number " + row.getLong(1) + ": there is no such log");
            }
        });
    }

    private void placeNext(ResultSet row) throws SQLException {
        boolean isSame = row.getLong(1) == log && row.getLong(2) == key;
        log = row.getLong(1);
        key = row.getLong(2);
        if (isSame && row.getLong(3) <= last) {
            file.add(
                    Kind.TWICE,
                    file.uuid(log),
                    row.getLong(3),
                    file.key(key),
                    "a sealed chunk begins here, and the one before it ends only at time " + last);
        }
        last = isSame ? Math.max(last, row.getLong(4)) : row.getLong(4);
    }

    void contents() throws SQLException {
        file.each("SELECT log, key, " + ChunkDao.STORED + " FROM chunks ORDER BY id", row -> {
            SealedChunk chunk = SealedChunk.decode(ChunkMappers.stored(row, 3));
            if (chunk.cell(0) instanceof Cell.Damaged damaged) {
                file.add(
                        Kind.CHUNK,
                        file.uuid(row.getLong(1)),
                        row.getLong(3),
                        file.key(row.getLong(2)),
                        damaged.reason());
            }
            gone.through(row.getInt(5));
        });
    }
}
