package io.traininglog.sql;

import io.traininglog.store.KeyCells;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Step;
import io.traininglog.store.TimeSpans;
import io.traininglog.store.Transaction;
import io.traininglog.store.Uuids;
import io.traininglog.value.Cell;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A writing transaction of SQLite, which keeps all other writers of the database out. */
final class SqliteTransaction extends SqliteSnapshot implements Transaction {

    private final KeyDictionary keys;
    private final HistoryChanges history;
    private final Unsealed unsealed;
    private final Map<String, Long> newKeys = new HashMap<>();

    SqliteTransaction(SqliteSession session, KeyDictionary keys, HistoryChanges history, Unsealed unsealed) {
        super(session, keys, history);
        this.keys = keys;
        this.history = history;
        this.unsealed = unsealed;
    }

    /** Seals what is due; to be called before the commit. */
    void finish() {
        if (unsealed.isDue()) {
            unsealed.sealDue(sealer());
        }
        history.finish();
    }

    /** Seals what is worth a chunk of what this process has written. */
    void sealRest() {
        unsealed.sealRest(sealer());
    }

    private Sealer sealer() {
        return new Sealer(session, history, unsealed.sealing());
    }

    /** Makes rows of all chunks, or chunks of all that is worth one, and notes that it is to stay so. */
    void setSealing(boolean on) {
        boolean was = session.settings().keepsRows() == 0;
        if (was != on) {
            session.settings().setSealing(on ? "on" : "off");
            if (on) {
                sealAll();
            } else {
                logs().forEach(log -> history.unseal(log.id()));
            }
        }
    }

    /** Makes chunks of all that is worth one. */
    void sealAll() {
        Set<Long> all = Set.copyOf(session.keys().ids());
        for (LogRecord log : logs()) {
            sealer().seal(log.id(), all, unsealed.sealing().rest());
        }
    }

    /** Makes the keys and chunks that this transaction added known to all, once it is committed. */
    void committed() {
        newKeys.forEach(keys::add);
        history.committed();
    }

    /** Unlike a reader's, it may have grown since this began. */
    @Override
    public long revision() {
        return session.lineage().revision();
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

    /** Who resumes a log seldom goes on with it: what it has is history. If it was resumed before, somebody does. */
    @Override
    public LogRecord create(UUID uuid, @Nullable Long parent, @Nullable Long resumedAt, @Nullable Instant createdAt) {
        if (parent != null && !hasChildren(parent)) {
            unsealed.sealRest(parent, sealer());
        }
        Long created = createdAt == null ? null : createdAt.toEpochMilli();
        long id = session.lineage().create(Uuids.hex(uuid), parent, resumedAt, created);
        return new LogRecord(id, uuid, parent, resumedAt, TimeSpans.NONE, createdAt);
    }

    @Override
    public void delete(long log) {
        session.entries().removeLog(log);
        history.removeLog(log);
        unsealed.forget(log);
        session.statuses().removeLog(log);
        session.lineage().delete(log);
        session.lineage().raiseRevision();
    }

    @Override
    public void put(long log, long time, String key, Cell cell) {
        long id = keyIdOrNew(key);
        if (!history.put(log, id, time, cell)) {
            session.entries().put(log, time, id, cell);
            noteRow(log, id, cell);
        }
    }

    /** Numbers alone are ever sealed. */
    private void noteRow(long log, long key, Cell cell) {
        if (cell instanceof Cell.Real) {
            unsealed.add(log, key, 1);
        }
    }

    @Override
    public void putAll(long log, long time, Step step) {
        long[] ids = new long[step.size()];
        Cell[] values = new Cell[step.size()];
        int size = 0;
        for (int i = 0; i < step.size(); i++) {
            long id = keyIdOrNew(step.key(i));
            Cell cell = step.cell(i);
            if (!history.put(log, id, time, cell)) {
                ids[size] = id;
                values[size++] = cell;
                noteRow(log, id, cell);
            }
        }
        session.entries().putAll(log, time, Arrays.copyOf(ids, size), Arrays.copyOf(values, size));
    }

    @Override
    public void putAll(long log, Map<String, ? extends KeyCells> cells) {
        Map<Long, KeyCells> columns = new HashMap<>();
        cells.forEach((key, column) -> columns.put(keyIdOrNew(key), column));
        sealer().put(log, columns).forEach((key, rows) -> unsealed.add(log, key, rows));
    }

    @Override
    public void remove(long log, long time, String key) {
        Long id = keyId(key);
        if (id != null) {
            history.put(log, id, time, null);
            session.entries().remove(log, time, id);
        }
    }

    @Override
    public void setEarlyTimes(LogRecord log) {
        session.lineage().setEarlyTimes(log.earlyTimes().toString(), log.id());
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

    @Override
    public long dataVersion() {
        return session.dataVersion();
    }

    /** Once for all logs, as what one transaction brings of a journal is of all of them. */
    @Override
    public void noteJournal(long journal, long generation, Collection<Long> logs) {
        session.journals().note(Long.toHexString(journal), generation);
    }

    /** What is no id is left out: nobody here wrote it. */
    @Override
    public List<Long> journals() {
        return session.journals().ids().stream()
                .filter(id -> id.matches("[0-9a-f]{1,16}"))
                .map(id -> Long.parseUnsignedLong(id, 16))
                .toList();
    }

    @Override
    public void forgetJournal(long journal) {
        session.journals().remove(Long.toHexString(journal));
    }
}
