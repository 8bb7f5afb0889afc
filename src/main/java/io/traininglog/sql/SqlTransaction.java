package io.traininglog.sql;

import io.traininglog.store.LogRecord;
import io.traininglog.store.TimeSpans;
import io.traininglog.store.Transaction;
import io.traininglog.store.Uuids;
import io.traininglog.value.Cell;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session's writing transaction. */
final class SqlTransaction extends SqlSnapshot implements Transaction {

    private final KeyDictionary keys;
    private final Map<String, Long> newKeys = new HashMap<>();

    SqlTransaction(SqlSession session, KeyDictionary keys) {
        super(session, keys);
        this.keys = keys;
    }

    /** Makes the keys that this transaction added known to all, once it is committed. */
    void committed() {
        newKeys.forEach(keys::add);
    }

    @Override
    @Nullable
    Long keyId(String key) {
        Long added = newKeys.get(key);
        return added != null ? added : super.keyId(key);
    }

    @Override
    String keyName(long id) {
        for (Map.Entry<String, Long> added : newKeys.entrySet()) {
            if (added.getValue() == id) {
                return added.getKey();
            }
        }
        return super.keyName(id);
    }

    private long keyIdOrNew(String key) {
        Long known = keyId(key);
        if (known != null) {
            return known;
        }
        long id = session.keys().create(key);
        newKeys.put(key, id);
        return id;
    }

    @Override
    public LogRecord create(UUID uuid, @Nullable Long parent, @Nullable Long resumedAt) {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        long id = session.lineage().create(Uuids.hex(uuid), parent, resumedAt, now.toEpochMilli());
        return new LogRecord(id, uuid, parent, resumedAt, TimeSpans.NONE, now);
    }

    @Override
    public void delete(long log) {
        session.entries().removeLog(log);
        session.statuses().removeLog(log);
        session.lineage().delete(log);
        session.lineage().raiseRevision();
    }

    @Override
    public void put(long log, long time, String key, Cell cell) {
        session.entries().put(log, time, keyIdOrNew(key), cell);
    }

    @Override
    public void putAll(long log, long time, Map<String, Cell> cells) {
        long[] ids = new long[cells.size()];
        Cell[] values = new Cell[cells.size()];
        int size = 0;
        for (Map.Entry<String, Cell> entry : cells.entrySet()) {
            ids[size] = keyIdOrNew(entry.getKey());
            values[size++] = entry.getValue();
        }
        session.entries().putAll(log, time, ids, values);
    }

    @Override
    public void remove(long log, long time, String key) {
        Long id = keyId(key);
        if (id != null) {
            session.entries().remove(log, time, id);
        }
    }

    @Override
    public void setEarlyTimes(LogRecord log) {
        session.lineage().setEarlyTimes(log.id(), log.earlyTimes().toString());
        session.lineage().raiseRevision();
    }

    @Override
    public void putStatus(long log, String key, Cell cell) {
        session.statuses().put(log, key, cell);
    }

    @Override
    public void removeStatus(long log, String key) {
        session.statuses().remove(log, key);
    }
}
