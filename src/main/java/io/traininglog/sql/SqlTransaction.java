package io.traininglog.sql;

import io.traininglog.store.LogRecord;
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
    private final Map<String, Integer> newKeys = new HashMap<>();

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
    Integer keyId(String key) {
        Integer added = newKeys.get(key);
        return added != null ? added : super.keyId(key);
    }

    @Override
    String keyName(int id) {
        for (Map.Entry<String, Integer> added : newKeys.entrySet()) {
            if (added.getValue() == id) {
                return added.getKey();
            }
        }
        return super.keyName(id);
    }

    private int keyIdOrNew(String key) {
        Integer known = keyId(key);
        if (known != null) {
            return known;
        }
        int id = session.keys().create(key);
        newKeys.put(key, id);
        return id;
    }

    @Override
    public LogRecord create(UUID uuid, @Nullable Integer parent, @Nullable Long resumedAt) {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        int id = session.lineage().create(Uuids.hex(uuid), parent, resumedAt, now.toEpochMilli());
        return new LogRecord(id, uuid, parent, resumedAt, Long.MAX_VALUE, -1, now);
    }

    @Override
    public void delete(int log) {
        session.entries().removeLog(log);
        session.statuses().removeLog(log);
        session.lineage().delete(log);
        session.lineage().raiseRevision();
    }

    @Override
    public void put(int log, long time, String key, Cell cell) {
        session.entries().put(log, time, keyIdOrNew(key), cell);
    }

    @Override
    public void putAll(int log, long time, Map<String, Cell> cells) {
        int[] ids = new int[cells.size()];
        Cell[] values = new Cell[cells.size()];
        int size = 0;
        for (Map.Entry<String, Cell> entry : cells.entrySet()) {
            ids[size] = keyIdOrNew(entry.getKey());
            values[size++] = entry.getValue();
        }
        session.entries().putAll(log, time, ids, values);
    }

    @Override
    public void remove(int log, long time, String key) {
        Integer id = keyId(key);
        if (id != null) {
            session.entries().remove(log, time, id);
        }
    }

    @Override
    public void setExtent(LogRecord log) {
        session.lineage().setFirstTime(log.id(), log.firstTime());
        session.lineage().raiseRevision();
    }

    @Override
    public void putStatus(int log, String key, Cell cell) {
        session.statuses().put(log, key, cell);
    }

    @Override
    public void removeStatus(int log, String key) {
        session.statuses().remove(log, key);
    }
}
