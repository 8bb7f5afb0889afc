package io.traininglog.export;

import io.traininglog.Progress;
import io.traininglog.SeriesOptions;
import io.traininglog.TrainingLog;
import io.traininglog.eventfile.EventFileWriter;
import io.traininglog.eventfile.EventFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One log on its way into an event file. */
final class EventFileExport {

    private static final double MILLIS = 1e3;

    /** What a tag can hold: TensorBoard shows a tag with one plugin. */
    private enum Content {
        NUMBERS,
        STRINGS
    }

    private final TrainingLog log;
    private final Selection selection;
    private final double created;
    private final Progress progress;
    private final Map<String, Content> contents = new HashMap<>();

    EventFileExport(TrainingLog log, Selection selection, Instant created, Progress progress) {
        this.log = log;
        this.selection = selection;
        this.created = created.toEpochMilli() / MILLIS;
        this.progress = progress;
    }

    void write(OutputStream out, Written written) throws IOException {
        EventFileWriter events = EventFiles.write(out, created);
        SelectedRows rows = new SelectedRows(log, selection);
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
        } else if (value instanceof String text && contents.computeIfAbsent(key, this::content) == Content.STRINGS) {
            events.put(key, text);
            return true;
        }
        return false;
    }

    /** Of a key whose first value that fits is a string: numbers that come later are what it was for. */
    private Content content(String key) {
        SeriesOptions options =
                SeriesOptions.all().from(selection.from()).to(selection.to()).atMost(2);
        return log.series(key, options).isEmpty() ? Content.STRINGS : Content.NUMBERS;
    }
}
