package io.traininglog.importer;

import io.traininglog.LogWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes rows that come one after the other; those of one time are merged, and a later value is kept. */
final class Rows {

    private final LogWriter to;
    private final LeftOut leftOut;
    private final Map<String, @Nullable Object> row = new HashMap<>();
    private String place = "";
    private long time = -1;
    private long lastTime = -1;
    private long count;

    Rows(LogWriter to, LeftOut leftOut) {
        this.to = to;
        this.leftOut = leftOut;
    }

    /** What is put from now on is of this time. */
    void begin(long time, String place) {
        if (time != this.time) {
            row.clear();
        }
        if (time < lastTime && time != this.time) {
            leftOut.add(
                    place,
                    "time " + time
                            + " is before that of an earlier row; where that time had a value, this one is kept");
        }
        this.time = time;
        this.place = place;
        lastTime = Math.max(lastTime, time);
        count++;
    }

    void put(String key, @Nullable Object value) {
        if (row.containsKey(key) && !Objects.deepEquals(row.get(key), value)) {
            leftOut.add(
                    place,
                    "'" + key + "' has a value at time " + time + " already, " + row.get(key)
                            + ", which gives way to this one");
        }
        row.put(key, value);
        if (value instanceof Double number) {
            to.put(time, key, (double) number);
        } else {
            to.put(time, key, value);
        }
    }

    long count() {
        return count;
    }

    /** The last time so far; 0 without any. */
    long lastTime() {
        return Math.max(0, lastTime);
    }
}
