package io.traininglog.sql;

import io.traininglog.store.Range;
import io.traininglog.store.StoredRow;
import io.traininglog.value.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** What a transaction of PostgreSQL sees. */
class PostgresSnapshot extends SqlSnapshot<PostgresSession> {

    private final LogKeys keys;
    private long revision = -1;

    PostgresSnapshot(PostgresSession session, LogKeys keys) {
        super(session);
        this.keys = keys;
    }

    @Override
    @Nullable
    Long keyId(long log, String key) {
        Integer id = keys.find(log, key, session.keys());
        return id == null ? null : (long) id;
    }

    @Override
    String keyName(long log, long id) {
        return keys.name(log, id, session.keys());
    }

    final void setRevision(long raised) {
        revision = raised;
    }

    /** As it was when the transaction first looked. */
    @Override
    public final long revision() {
        if (revision < 0) {
            revision = session.lineage().revision();
        }
        return revision;
    }

    /** A page has a bound of its own, at which its last row may be cut off. */
    @Override
    public List<StoredRow> rows(long log, Range range, int cells) {
        int[] read = new int[1];
        RowPage page = new RowPage(Math.min(cells, PostgresEntryDao.PAGE), id -> keyName(log, id));
        if (range.descending()) {
            session.entries().descending(log, range.low(), range.high(), cell -> ++read[0] > 0 && page.test(cell));
        } else {
            session.entries().ascending(log, range.low(), range.high(), cell -> ++read[0] > 0 && page.test(cell));
        }
        List<StoredRow> rows = page.rows();
        if (read[0] < PostgresEntryDao.PAGE) {
            return rows;
        }
        StoredRow last = rows.get(rows.size() - 1);
        List<StoredRow> whole = new ArrayList<>(rows.subList(0, rows.size() - 1));
        if (whole.isEmpty()) {
            NavigableMap<String, Cell> row = row(log, last.time());
            whole.add(new StoredRow(last.time(), row));
        }
        return whole;
    }

    @Override
    public long[] times(long log, Range range, int limit) {
        if (limit == 1) {
            return edge(log, range);
        }
        List<Long> times = new ArrayList<>();
        Range rest = range;
        boolean isMore = !rest.isEmpty();
        while (isMore && times.size() < limit) {
            List<Long> page = range.descending()
                    ? session.entries().timesDescending(log, rest.low(), rest.high())
                    : session.entries().timesAscending(log, rest.low(), rest.high());
            times.addAll(page);
            isMore = page.size() == PostgresEntryDao.TIMES;
            rest = isMore ? rest.after(page.get(page.size() - 1)) : Range.NONE;
        }
        return times.stream().limit(limit).mapToLong(Long::longValue).toArray();
    }

    private long[] edge(long log, Range range) {
        Long time = range.descending()
                ? session.entries().lastIn(log, range.low(), range.high())
                : session.entries().firstIn(log, range.low(), range.high());
        return time == null ? new long[0] : new long[] {time};
    }

    @Override
    public long journalled(long log, long journal) {
        return session.journals().generation(log, journal);
    }
}
