package io.traininglog;

import io.traininglog.lineage.InheritedLog;
import io.traininglog.store.Step;
import io.traininglog.store.Uuids;
import io.traininglog.value.Cell;
import io.traininglog.value.ValueCodec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What a log's views share: its cells, and the way of a value into a cell and back. */
final class LogAccess {

    private final Handle handle;
    private final InheritedLog log;

    LogAccess(Handle handle, InheritedLog log) {
        this.handle = handle;
        this.log = log;
    }

    Handle handle() {
        return handle;
    }

    /** The log's cells, unless this handle was closed. */
    InheritedLog cells() {
        handle.store();
        return log;
    }

    String hexUuid() {
        return Uuids.hex(log.uuid());
    }

    String place(long time, String key) {
        return "log " + hexUuid() + ", time " + time + ", key '" + key + "'";
    }

    String statusPlace(String key) {
        return "log " + hexUuid() + ", status '" + key + "'";
    }

    /** The value's cell; warns of a large one once for each key. */
    Cell encode(String key, @Nullable Object value) {
        Keys.check(key);
        Cell cell = handle.codec().encode(value);
        if (cell instanceof Cell.Blob blob
                && blob.bytes().length > handle.maxBlobSize()
                && handle.lease().warnsFirst(hexUuid(), key)) {
            LoggerFactory.getLogger(TrainingLog.class)
                    .warn(
                            "A {} of {} bytes was put under '{}' in log {}, more than max_blob_size ({}); further ones"
                                    + " under this key are not reported",
                            Objects.requireNonNull(value).getClass().getTypeName(),
                            blob.bytes().length,
                            key,
                            hexUuid(),
                            handle.maxBlobSize());
        }
        return cell;
    }

    /** The cells of several values, in the order of their map. */
    Step encode(Map<? extends String, ?> values) {
        Step step = new Step(Objects.requireNonNull(values, "values").size());
        values.forEach((key, value) -> step.add(Objects.requireNonNull(key, "key"), encode(key, value)));
        return step;
    }

    @Nullable
    Object decode(Cell cell, Supplier<String> place) {
        return decode(handle.codec(), cell, place);
    }

    static @Nullable Object decode(ValueCodec codec, Cell cell, Supplier<String> place) {
        try {
            return codec.decode(cell);
        } catch (CodecException e) {
            throw new CodecException(place.get() + ": " + e.getMessage(), e);
        }
    }

    /** A copy of a row that nothing can change in the log. */
    Map<String, @Nullable Object> detached(long time, Map<String, Cell> cells) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        cells.forEach((key, cell) -> values.put(key, decode(cell, () -> place(time, key))));
        return values;
    }

    static long checkTime(long time) {
        if (time < 0) {
            throw new IllegalArgumentException("time must be a non-negative integer, not " + time);
        }
        return time;
    }
}
