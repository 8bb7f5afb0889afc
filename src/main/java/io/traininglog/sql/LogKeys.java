package io.traininglog.sql;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The dictionaries of logs, as far as they are known: they only ever grow, so what was read stays true. Safe for threads. */
final class LogKeys {

    private final Map<Long, Known> logs = new ConcurrentHashMap<>();

    private static final class Known {
        private final Map<String, Integer> ids = new ConcurrentHashMap<>();
        private final Map<Integer, String> names = new ConcurrentHashMap<>();
        private volatile boolean wasRead;

        void add(String key, int id) {
            ids.put(key, id);
            names.put(id, key);
        }
    }

    /** The key's number in a log, or null if the log has none. The database is asked for no more than that. */
    @Nullable
    Integer find(long log, String key, PostgresKeyDao dao) {
        Known known = known(log);
        Integer id = known.ids.get(key);
        if (id == null) {
            Long found = dao.find(log, key);
            if (found == null) {
                return null;
            }
            id = Math.toIntExact(found);
            known.add(key, id);
        }
        return id;
    }

    /** Like {@link #find}, for who may ask for many of the log's keys: the first time all are read at once. */
    @Nullable
    Integer findOfMany(long log, String key, PostgresKeyDao dao) {
        Known known = known(log);
        if (!known.wasRead && !known.ids.containsKey(key)) {
            load(log, dao);
        }
        return find(log, key, dao);
    }

    /** The key with this number; a number without a key is shown as such, so that its row can be seen. */
    String name(long log, long id, PostgresKeyDao dao) {
        String name = known(log).names.get((int) id);
        if (name == null) {
            name = load(log, dao).names.get((int) id);
        }
        return name == null ? "(key " + id + ")" : name;
    }

    /** Learns a key that the database has for good. */
    void add(long log, String key, int id) {
        known(log).add(key, id);
    }

    /** Forgets all of them. */
    void clear() {
        logs.clear();
    }

    private Known known(long log) {
        return logs.computeIfAbsent(log, absent -> new Known());
    }

    private Known load(long log, PostgresKeyDao dao) {
        Known known = known(log);
        for (NumberedKey key : dao.all(log)) {
            known.add(key.key(), key.id());
        }
        known.wasRead = true;
        return known;
    }
}
