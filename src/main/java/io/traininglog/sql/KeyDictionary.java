package io.traininglog.sql;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The keys and their numbers, as far as they are known: the table only ever grows, so what was read stays true. */
final class KeyDictionary {

    private final Map<String, Long> ids = new ConcurrentHashMap<>();
    private final Map<Long, String> names = new ConcurrentHashMap<>();

    /** The key's number, or null if the database has none. */
    @Nullable
    Long find(String key, SqliteKeyDao dao) {
        Long id = ids.get(key);
        if (id == null) {
            id = dao.find(key);
            if (id != null) {
                add(key, id);
            }
        }
        return id;
    }

    /** The key with this number; a number without a key is shown as such, so that its row can be seen. */
    String name(long id, SqliteKeyDao dao) {
        String name = names.get(id);
        if (name == null) {
            name = dao.name(id);
            if (name == null) {
                return "(key " + id + ")";
            }
            add(name, id);
        }
        return name;
    }

    /** Learns a key that the database has for good. */
    void add(String key, long id) {
        ids.put(key, id);
        names.put(id, key);
    }
}
