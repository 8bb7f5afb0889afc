package io.traininglog.sql;

import io.traininglog.LogExistsException;
import io.traininglog.LogInUseException;
import io.traininglog.NoSuchLogException;
import io.traininglog.store.KeyCells;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Step;
import io.traininglog.store.TimeSpans;
import io.traininglog.store.Transaction;
import io.traininglog.store.Uuids;
import io.traininglog.value.Cell;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A writing transaction of PostgreSQL, which keeps other writers from the logs that it has locked. */
final class PostgresTransaction extends PostgresSnapshot implements Transaction {

    /** From so many rows on COPY is quicker than an insert. */
    private static final int LEAST_TO_COPY = 1000;

    /** At most in one insert. */
    private static final int MOST_IN_INSERT = 10_000;

    private final LogKeys keys;
    private final Receipts receipts;
    private final Set<Long> locked = new LinkedHashSet<>();
    private boolean isNoted;
    private @Nullable Receipt receipt;
    private final Map<Long, NewKeys> newKeys = new HashMap<>();

    PostgresTransaction(PostgresSession session, LogKeys keys, Receipts receipts) {
        super(session, keys);
        this.keys = keys;
        this.receipts = receipts;
    }

    /** The dictionary of a log to which this transaction has added: it is not for others before the commit. */
    private static final class NewKeys {

        private final Map<String, Integer> ids = new HashMap<>();
        private final Map<Integer, String> names = new HashMap<>();
        private final Map<Integer, Long> lastTimes = new HashMap<>();
        private int highest;

        void add(String key, int id) {
            ids.put(key, id);
            names.put(id, key);
            highest = Math.max(highest, id);
        }

        /** One that had no cell before. */
        void create(String key, int id) {
            add(key, id);
            lastTimes.put(id, -1L);
        }

        void saw(int id, long time) {
            lastTimes.computeIfPresent(id, (known, last) -> Math.max(last, time));
        }
    }

    /** Makes the keys that this transaction added known to all, once it is committed. */
    void committed() {
        newKeys.forEach((log, added) -> added.ids.forEach((key, id) -> keys.add(log, key, id)));
    }

    /**
     * What tells whether this was committed; null where it does not matter, because it changes no log, or brings what a
     * journal holds, which is noted anyway.
     */
    @Nullable
    Receipt receipt() {
        if (receipt == null && !isNoted && !locked.isEmpty()) {
            Receipt.Noted noted = receipts.next(locked.iterator().next());
            noted.write(session);
            receipt = noted;
        }
        return receipt;
    }

    /**
     * Raises the revision. If another transaction has done so as well since this one first looked, what was loaded then is
     * not what there is now: it keeps its revision, which will be found to be an old one.
     */
    private void raiseRevision() {
        long before = revision();
        if (session.lineage().raiseRevision() == before + 1) {
            setRevision(before + 1);
        }
    }

    @Override
    @Nullable
    Long keyId(long log, String key) {
        NewKeys added = newKeys.get(log);
        if (added == null) {
            return super.keyId(log, key);
        }
        Integer id = added.ids.get(key);
        return id == null ? null : (long) id;
    }

    @Override
    String keyName(long log, long id) {
        NewKeys added = newKeys.get(log);
        String name = added == null ? null : added.names.get((int) id);
        return name != null ? name : super.keyName(log, id);
    }

    /** The log is locked, so nobody else gives the same number. */
    private int keyIdOrNew(long log, String key) {
        Long known = keyId(log, key);
        if (known != null) {
            return Math.toIntExact(known);
        }
        NewKeys added = newKeys.get(log);
        if (added == null) {
            added = new NewKeys();
            for (NumberedKey present : session.keys().all(log)) {
                added.add(present.key(), present.id());
            }
            newKeys.put(log, added);
        }
        int id = added.highest + 1;
        session.keys().create(log, id, key);
        added.create(key, id);
        return id;
    }

    private int keyIdFor(long log, long time, String key) {
        int id = keyIdOrNew(log, key);
        saw(log, id, time);
        return id;
    }

    private void saw(long log, int id, long time) {
        NewKeys added = newKeys.get(log);
        if (added != null) {
            added.saw(id, time);
        }
    }

    @Override
    public boolean lock(long log) {
        if (locked.add(log)) {
            Long made = session.logs().lock(log);
            LogNumbers.Made known = LogNumbers.log(log);
            return made != null && known != null && made == known.made();
        }
        return true; // as it was found the first time
    }

    @Override
    public void allowSilence() {
        session.allowSilence();
    }

    @Override
    public Set<Long> lockedLogs() {
        return locked;
    }

    @Override
    public LogRecord create(UUID uuid, @Nullable Long parent, @Nullable Long resumedAt, @Nullable Instant createdAt) {
        if (parent != null && session.logs().keep(parent) == null) {
            throw new NoSuchLogException("log " + Uuids.hex(LogNumbers.uuid(parent)) + ", which log " + Uuids.hex(uuid)
                    + " was to be resumed from, was deleted");
        }
        Long made = session.logs().create(Uuids.hex(uuid));
        if (made == null) {
            throw new LogExistsException("log " + Uuids.hex(uuid) + " is there already. Delete it first, or keep it");
        }
        long log = LogNumbers.of(uuid, made);
        locked.add(log);
        receipt = new Receipt.OfNewLog(log, made);
        Long created = createdAt == null ? null : createdAt.toEpochMilli();
        session.lineage().create(log, made, parent, resumedAt, created);
        return new LogRecord(log, uuid, parent, resumedAt, TimeSpans.NONE, createdAt);
    }

    @Override
    public void delete(long log) {
        locked.add(log);
        session.logs().lockAlone(log);
        if (hasChildren(log)) {
            throw new LogInUseException("log " + Uuids.hex(LogNumbers.uuid(log))
                    + " cannot be deleted: others were resumed from it; delete those first");
        }
        removeEntries(log);
        session.statuses().removeLog(log);
        session.keys().removeLog(log);
        session.journals().removeLog(log);
        session.lineage().delete(log);
        session.logs().delete(log);
        raiseRevision();
        newKeys.remove(log);
    }

    /** By about a million at once: no statement may take longer than the driver waits for an answer. */
    private void removeEntries(long log) {
        long low = 0;
        for (Long next = session.entries().afterMany(log, low);
                next != null && next > low;
                next = session.entries().afterMany(log, low)) {
            session.entries().removeTimes(log, low, next - 1);
            low = next;
        }
        session.entries().removeTimes(log, low, Long.MAX_VALUE);
    }

    @Override
    public void put(long log, long time, String key, Cell cell) {
        lock(log);
        session.entries().put(log, time, keyIdFor(log, time, key), cell);
    }

    @Override
    public void putAll(long log, long time, Step step) {
        lock(log);
        Map<Integer, Cell> cells =
                new LinkedHashMap<>(); // of equal keys the later holds, and no statement may have both
        step.forEach((key, cell) -> cells.put(keyIdFor(log, time, key), cell));
        RealRows reals = new RealRows();
        OtherRows others = new OtherRows(session.entries(), log);
        cells.forEach((id, cell) -> {
            if (cell instanceof Cell.Real real) {
                reals.add(time, id, real.value());
            } else {
                others.add(time, id, cell);
            }
        });
        insert(log, reals);
        others.write();
    }

    @Override
    public void putAll(long log, Map<String, ? extends KeyCells> cells) {
        lock(log);
        Map<Integer, KeyCells> columns = new HashMap<>();
        cells.forEach((key, column) -> {
            if (column.size() > 0) {
                columns.put(keyIdOrNew(log, key), column);
            }
        });
        int size = columns.values().stream().mapToInt(KeyCells::size).sum();
        Map<Integer, Long> ends = size < LEAST_TO_COPY ? Map.of() : ends(log, columns.keySet());
        OtherRows others = new OtherRows(session.entries(), log);
        MergedColumns merged = MergedColumns.of(columns, id -> ends.getOrDefault(id, Long.MAX_VALUE), others);
        others.write();
        insert(log, merged.rest());
        if (merged.fresh().size() < LEAST_TO_COPY) {
            insert(log, merged.fresh());
        } else {
            copy(log, merged.fresh());
        }
        merged.lastTimes().forEach((id, last) -> saw(log, id, last));
    }

    /** The time after which a key has nothing: a key of this transaction's own its last one, any other the log's. */
    private Map<Integer, Long> ends(long log, Set<Integer> ids) {
        NewKeys added = newKeys.get(log);
        Map<Integer, Long> ends = new HashMap<>();
        Long last = null;
        for (int id : ids) {
            Long end = added == null ? null : added.lastTimes.get(id);
            if (end == null && last == null) {
                last = lastTime(log);
            }
            ends.put(id, end == null ? last : end);
        }
        return ends;
    }

    private void copy(long log, RealRows reals) {
        try {
            BinaryCopy.run(session.connection(), log, reals);
        } catch (SQLException e) {
            throw new StatementException(e);
        }
    }

    private void insert(long log, RealRows reals) {
        for (int from = 0; from < reals.size(); from += MOST_IN_INSERT) {
            reals.put(session.entries(), log, from, Math.min(reals.size(), from + MOST_IN_INSERT));
        }
    }

    @Override
    public void remove(long log, long time, String key) {
        lock(log);
        Long id = keyId(log, key);
        if (id != null) {
            session.entries().remove(log, time, id);
        }
    }

    @Override
    public void setEarlyTimes(LogRecord log) {
        session.lineage().setEarlyTimes(log.earlyTimes().toString(), log.id());
        raiseRevision();
    }

    @Override
    public void putStatus(long log, String key, Cell cell) {
        lock(log);
        session.statuses().put(log, key, cell);
    }

    @Override
    public void removeStatus(long log, String key) {
        lock(log);
        session.statuses().remove(log, key);
    }

    @Override
    public void noteJournal(long journal, long generation, Collection<Long> logs) {
        isNoted = true;
        logs.forEach(log -> session.journals().note(log, journal, generation));
    }

    @Override
    public void forgetJournal(long journal) {
        session.journals().remove(journal);
    }
}
