package io.traininglog.sql;

import io.traininglog.store.CellSink;
import io.traininglog.store.Range;
import io.traininglog.store.SeriesSink;
import io.traininglog.store.StoredRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a transaction of PostgreSQL sees. */
class PostgresSnapshot extends SqlSnapshot<PostgresSession> {

    /** A page is to end with a whole row: what is fetched beyond it. */
    private static final int ROW = 64;

    private final LogKeys keys;
    private long revision = -1;

    PostgresSnapshot(PostgresSession session, LogKeys keys) {
        super(session);
        this.keys = keys;
    }

    @Override
    @Nullable
    Long keyId(long log, String key) {
        Integer id = keys.findOfMany(log, key, session.keys());
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
        CellPage page = new CellPage(Math.min(cells, PostgresEntryDao.PAGE), id -> keyName(log, id));
        int fetched = Math.min(cells + ROW, PostgresEntryDao.FETCHED);
        if (range.descending()) {
            session.entries().descending(log, range.low(), range.high(), fetched, page);
        } else {
            session.entries().ascending(log, range.low(), range.high(), fetched, page);
        }
        List<StoredRow> rows = page.rows();
        if (page.read() == PostgresEntryDao.PAGE) {
            if (rows.size() == 1) {
                long time = rows.get(0).time();
                return List.of(new StoredRow(time, row(log, time)));
            }
            rows.remove(rows.size() - 1);
        }
        page.putLarge(rows, session.entries(), log);
        return rows;
    }

    /** Page by page, as the driver would keep whole fetches of large ones. */
    @Override
    public void cells(long log, CellSink sink) {
        Range rest = Range.ALL;
        while (!rest.isEmpty()) {
            List<StoredRow> page = rows(log, rest, PostgresEntryDao.FETCHED);
            for (StoredRow row : page) {
                row.cells().forEach((key, cell) -> sink.cell(row.time(), key, cell));
            }
            rest = page.isEmpty()
                    ? Range.NONE
                    : rest.after(page.get(page.size() - 1).time());
        }
    }

    @Override
    public void series(long log, String key, Range range, SeriesSink sink) {
        Long id = keyId(log, key);
        if (id != null) {
            Long other = session.entries().numbers(log, range.low(), range.high(), id, sink);
            if (other != null) {
                session.entries().series(log, other, range.high(), id, sink);
            }
        }
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
