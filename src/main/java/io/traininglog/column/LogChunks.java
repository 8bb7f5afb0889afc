package io.traininglog.column;

import io.traininglog.store.Range;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the chunks of one log are. Those of a key are apart from each other. Immutable.
 */
public final class LogChunks {

    public static final LogChunks NONE = new LogChunks(Map.of());

    private final Map<Long, List<ChunkPlace>> byKey;

    private LogChunks(Map<Long, List<ChunkPlace>> byKey) {
        this.byKey = byKey;
    }

    public boolean isEmpty() {
        return byKey.isEmpty();
    }

    public Set<Long> keys() {
        return byKey.keySet();
    }

    /** The chunk that covers this time, whether or not it has a number there; null for none. */
    public @Nullable ChunkPlace at(long key, long time) {
        List<ChunkPlace> places = places(key);
        int index = lastFrom(places, time);
        return index >= 0 && places.get(index).covers(time) ? places.get(index) : null;
    }

    /** The last time with a sealed number; -1 for none. */
    public long last(long key) {
        List<ChunkPlace> places = places(key);
        return places.isEmpty() ? -1 : places.get(places.size() - 1).last();
    }

    /** The chunks of a key that meet the range, in ascending order. */
    public List<ChunkPlace> in(long key, Range range) {
        List<ChunkPlace> places = places(key);
        int from = Math.max(0, lastFrom(places, range.low()));
        int to = lastFrom(places, range.high()) + 1;
        if (from < to && places.get(from).last() < range.low()) {
            from++;
        }
        return from < to && !range.isEmpty() ? places.subList(from, to) : List.of();
    }

    private List<ChunkPlace> places(long key) {
        return byKey.getOrDefault(key, List.of());
    }

    /** The index of the last that begins at or before this time; -1 for none. */
    private static int lastFrom(List<ChunkPlace> places, long time) {
        int low = 0;
        int high = places.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (places.get(middle).first() <= time) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    /** These and some more. */
    public LogChunks with(Collection<ChunkPlace> more) {
        return changed(more, Set.of());
    }

    /** These without those of some ids, and some more. */
    public LogChunks changed(Collection<ChunkPlace> more, Set<Long> removed) {
        Map<Long, List<ChunkPlace>> changed = new HashMap<>(byKey);
        if (!removed.isEmpty()) {
            changed.replaceAll((key, places) -> places.stream().anyMatch(place -> removed.contains(place.id()))
                    ? places.stream()
                            .filter(place -> !removed.contains(place.id()))
                            .toList()
                    : places);
        }
        Map<Long, List<ChunkPlace>> added = new HashMap<>();
        for (ChunkPlace place : more) {
            List<ChunkPlace> places =
                    added.computeIfAbsent(place.key(), absent -> new ArrayList<>(places(changed, place.key())));
            places.add(lastFrom(places, place.first()) + 1, place); // nearly always the end
        }
        changed.putAll(added);
        changed.values().removeIf(List::isEmpty);
        return new LogChunks(changed);
    }

    private static List<ChunkPlace> places(Map<Long, List<ChunkPlace>> byKey, long key) {
        return byKey.getOrDefault(key, List.of());
    }

    /** These as they were when that was the newest id. */
    public LogChunks until(long id) {
        Map<Long, List<ChunkPlace>> older = new HashMap<>();
        byKey.forEach((key, places) -> {
            List<ChunkPlace> kept =
                    places.stream().filter(place -> place.id() <= id).toList();
            if (!kept.isEmpty()) {
                older.put(key, kept);
            }
        });
        return new LogChunks(older);
    }
}
