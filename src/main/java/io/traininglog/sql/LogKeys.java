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

        void add(String key, int id) {
            ids.put(key, id);
            names.put(id, key);
        }
    }

    /** The key's number in a log, or null if the log has none. */
    @Nullable
    Integer find(long log, String key, PostgresKeyDao dao) {
        Integer id = known(log).ids.get(key);
        if (id == null) {
            id = load(log, dao).ids.get(key);
        }
        return id;
    }

    /** The key with this number; a number without a key is shown as such, so that its row can be seen. */
    String name(long log, long id, PostgresKeyDao dao) {
        String name = known(log).names.get((int) id);
        if (name == null) {
            name = load(log, dao).names.get((int) id);
        }
        return name == null ? "(key " + id + ")" : name;
    }

    /** The highest number that is known to be given in a log; 0 for none. */
    int highest(long log) {
        return known(log).names.keySet().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
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
        return known;
    }
}
