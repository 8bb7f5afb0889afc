package io.traininglog.frame;

import io.traininglog.Lineage;
import io.traininglog.TrainingLog;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whose times are whose in a lineage. */
final class Segments {

    /** By the last time of each; null from where on nobody knows. */
    private final NavigableMap<Long, @Nullable String> lasts = new TreeMap<>();

    Segments(TrainingLog log) {
        long last = Long.MAX_VALUE;
        lasts.put(last, log.hexUuid());
        for (Lineage.Ancestor ancestor : log.lineage()) {
            OptionalLong resumedAt = ancestor.resumedAt();
            if (resumedAt.isEmpty()) {
                lasts.put(last, null);
                return;
            }
            last = Math.min(last, resumedAt.getAsLong());
            lasts.put(last, hex(ancestor));
        }
    }

    private static String hex(Lineage.Ancestor ancestor) {
        return ancestor.uuid().toString().replace("-", "");
    }

    /** The UUID of the log whose time this is. */
    @Nullable
    String at(long time) {
        Map.Entry<Long, @Nullable String> segment = lasts.ceilingEntry(time);
        return segment == null ? null : segment.getValue();
    }
}
