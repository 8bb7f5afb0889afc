package io.traininglog.sql;

import io.traininglog.Finding.Kind;
import io.traininglog.column.SealedChunk;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Whether each row of {@code entries} belongs to a log and a key, can be read, and is in no chunk too. SQLite itself
 * leaves out all that are plainly sound, so most rows are never brought here.
 */
final class EntryCheck {

    private static final String NEXT_LOG = "SELECT min(log) FROM entries WHERE log > ? AND log < ''";

    private static final String SUSPICIOUS =
            "SELECT time, key, isKnown, " + CheckedCell.COLUMNS + """
             FROM (
              SELECT
                CASE typeof(time) WHEN 'integer' THEN time END AS time, key, key IN (SELECT id FROM keys) AS isKnown,
            """ + CheckedCell.STORED + """
              FROM entries WHERE log = ? AND NOT (typeof(kind) = 'integer' AND kind = 0 AND typeof(value) <> 'blob'
                AND typeof(time) = 'integer' AND time >= 0 AND key IN (SELECT id FROM keys)))
            """;

    /** With the last chunk that begins no later than it. Of each entry the place alone is read. */
    private static final String COVERED = """
            SELECT e.time, e.key, c.id FROM entries AS e JOIN chunks AS c ON c.id = (
              SELECT id FROM chunks AS n WHERE n.log = e.log AND n.key = e.key AND n.first <= e.time
              ORDER BY n.first DESC LIMIT 1)
            WHERE e.log = ? AND c.last >= e.time
            """;

    private final CheckedFile file;
    private final Gone gone;
    private final boolean hasChunks;
    private final ChunkCache chunks = new ChunkCache();
    private boolean hasUnknownKeys;

    EntryCheck(CheckedFile file, Gone gone, boolean hasChunks) {
        this.file = file;
        this.gone = gone;
        this.hasChunks = hasChunks;
    }

    void run() throws SQLException {
        Object log = next(Double.NEGATIVE_INFINITY);
        while (log != null) {
            check(log);
            gone.through(file.number("SELECT count(*) FROM entries WHERE log = ?", log));
            log = next(log);
        }
        long nameless = file.number("SELECT count(*) FROM entries WHERE log >= ''");
        if (nameless > 0) {
            file.add(Kind.ORPHAN, nameless + " entries name their log by something that is no number");
        }
    }

    private @Nullable Object next(Object log) throws SQLException {
        Object[] found = new Object[1];
        file.each(NEXT_LOG, row -> found[0] = row.getObject(1), log);
        return found[0];
    }

    private void check(Object log) throws SQLException {
        String uuid = file.uuid(log);
        if (uuid == null) {
            file.add(
                    Kind.ORPHAN,
                    file.number("SELECT count(*) FROM entries WHERE log = ?", log) + " entries of log number " + log
                            + ": there is no such log");
            return;
        }
        hasUnknownKeys = false;
        file.each(SUSPICIOUS, row -> check(uuid, row), log);
        if (hasUnknownKeys) {
            unknownKeys(uuid, log);
        }
        if (hasChunks && file.number("SELECT EXISTS (SELECT 1 FROM chunks WHERE log = ?)", log) != 0) {
            file.each(COVERED, row -> checkOnce(uuid, row), log);
        }
    }

    private void check(String uuid, ResultSet row) throws SQLException {
        if (!row.getBoolean(3)) {
            hasUnknownKeys = true;
            return;
        }
        long number = row.getLong(1);
        Long time = row.wasNull() ? null : number;
        CheckedCell.Problem problem = CheckedCell.problem(row, 4);
        if (time == null || time < 0) {
            file.add(Kind.VALUE, uuid, time, file.key(row.getLong(2)), "its time is no non-negative integer");
        }
        if (problem != null) {
            file.add(problem.kind(), uuid, time, file.key(row.getLong(2)), problem.text());
        }
    }

    private void unknownKeys(String uuid, Object log) throws SQLException {
        file.each(
                """
                SELECT substr(key, 1, 200), count(*) FROM entries
                WHERE log = ? AND key NOT IN (SELECT id FROM keys) GROUP BY key
                """,
                row -> file.add(
                        Kind.ORPHAN,
                        uuid,
                        null,
                        null,
                        row.getLong(2) + " entries of key number " + row.getString(1) + ": there is no such key"),
                log);
    }

    private void checkOnce(String uuid, ResultSet row) throws SQLException {
        long time = row.getLong(1);
        SealedChunk chunk = chunk(row.getLong(3));
        if (chunk.hasTimes() && chunk.indexOf(time) >= 0) {
            file.add(Kind.TWICE, uuid, time, file.key(row.getLong(2)), "the entry is both a row and in a sealed chunk");
        }
    }

    private SealedChunk chunk(long id) throws SQLException {
        SealedChunk known = chunks.get(id);
        if (known != null) {
            return known;
        }
        SealedChunk[] read = new SealedChunk[1];
        file.each(
                "SELECT " + ChunkDao.STORED + " FROM chunks WHERE id = ?",
                row -> read[0] = SealedChunk.decode(ChunkMappers.stored(row, 1)),
                id);
        chunks.put(id, read[0]);
        return read[0];
    }
}
