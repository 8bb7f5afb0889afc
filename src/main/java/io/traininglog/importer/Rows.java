package io.traininglog.importer;

import io.traininglog.LogWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows in the order of their times; those of one time are merged, and a later value is kept. That it knows what was
 * there before without asking anybody is why there is an order: {@link SortedRows} makes one.
 */
final class Rows {

    private final LogWriter to;
    private final LeftOut leftOut;
    private final Map<String, @Nullable Object> row = new HashMap<>();
    private String place = "";
    private long time = -1;
    private long count;

    Rows(LogWriter to, LeftOut leftOut) {
        this.to = to;
        this.leftOut = leftOut;
    }

    /**
     * What is put from now on is of this time.
     *
     * @param time not less than the one before
     */
    void begin(long time, String place) {
        if (time < this.time) {
            throw new IllegalArgumentException(place + ": time " + time + " comes after time " + this.time);
        }
        if (time != this.time) {
            row.clear();
        }
        this.time = time;
        this.place = place;
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
        return Math.max(0, time);
    }
}
