package io.traininglog.export;

import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import io.traininglog.eventfile.EventFileWriter;
import io.traininglog.eventfile.EventFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One log on its way into an event file. */
final class EventFileExport {

    private static final double MILLIS = 1e3;

    /** What a tag can hold: TensorBoard shows a tag with one plugin. */
    private enum Content {
        NUMBERS,
        STRINGS
    }

    private final SelectedRows rows;
    private final double created;
    private final Progress progress;
    private final Map<String, Content> contents = new HashMap<>();
    private @Nullable Set<String> keysOfNumbers;

    EventFileExport(TrainingLog log, Selection selection, Instant created, Progress progress) {
        this.rows = new SelectedRows(log, selection);
        this.created = created.toEpochMilli() / MILLIS;
        this.progress = progress;
    }

    void write(OutputStream out, Written written) throws IOException {
        EventFileWriter events = EventFiles.write(out, created);
        String[] keys = rows.keys().toArray(new String[0]);
        rows.read(progress, (time, values) -> write(time, keys, values, events, written));
    }

    private void write(long time, String[] keys, @Nullable Object[] values, EventFileWriter events, Written written)
            throws IOException {
        double wallTime = created + time / MILLIS;
        boolean isAny = false;
        for (int i = 0; i < keys.length; i++) {
            if (values[i] == SelectedRows.ABSENT) {
                continue;
            } else if (put(keys[i], values[i], events)) {
                written.value();
                isAny = true;
            } else {
                written.leaveOut(keys[i], 1);
            }
            if (events.isFull()) {
                events.step(wallTime, time);
            }
        }
        if (events.hasAny()) {
            events.step(wallTime, time);
        }
        if (isAny) {
            written.row();
        }
    }

    private boolean put(String key, @Nullable Object value, EventFileWriter events) throws IOException {
        if (value instanceof Double || value instanceof Long) {
            contents.putIfAbsent(key, Content.NUMBERS);
            if (contents.get(key) == Content.NUMBERS) {
                events.put(key, ((Number) value).floatValue());
                return true;
            }
        } else if (value instanceof String text) {
            if (!contents.containsKey(key)) {
                contents.put(key, keysOfNumbers().contains(key) ? Content.NUMBERS : Content.STRINGS);
            }
            if (contents.get(key) == Content.STRINGS) {
                events.put(key, text);
                return true;
            }
        }
        return false;
    }

    /**
     * Keys with a number, which is what such a key was for, even if a string comes first. One more reading of all, where a
     * key's first value is a string: to ask for each of these keys alone would read all for each.
     */
    private Set<String> keysOfNumbers() throws IOException {
        Set<String> known = keysOfNumbers;
        if (known == null) {
            Set<String> found = new HashSet<>();
            String[] keys = rows.keys().toArray(new String[0]);
            rows.read(Progress.NONE, (time, values) -> {
                for (int i = 0; i < keys.length; i++) {
                    if (values[i] instanceof Double || values[i] instanceof Long) {
                        found.add(keys[i]);
                    }
                }
            });
            keysOfNumbers = found;
            known = found;
        }
        return known;
    }
}
