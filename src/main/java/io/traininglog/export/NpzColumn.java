package io.traininglog.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.traininglog.json.JsonValues;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** One key's times and values: kept as they come, and written as arrays when it is known of what kind they are. */
final class NpzColumn {

    private final Spool.Stream times;
    private final DataOutputStream timesOut;
    private final SpooledValues values;
    private final KindCount count = new KindCount();
    private final TextWidth width = new TextWidth();

    NpzColumn(Spool spool) {
        this.times = spool.stream();
        this.timesOut = new DataOutputStream(times);
        this.values = new SpooledValues(spool.stream());
    }

    void add(long time, @Nullable Object value) throws IOException {
        timesOut.writeLong(time);
        values.add(value);
        count.add(value);
        if (value instanceof String text) {
            width.add(text);
        }
    }

    /** How many entries there are. */
    long size() {
        return count.present() + count.nulls();
    }

    /** Nulls, where the array has no place for one. */
    long leftOut() {
        return form() == null ? 0 : count.nulls();
    }

    /** What array the values make; null if they make none. */
    private @Nullable NpyForm form() {
        PrimitiveArray arrays = values.arrays();
        return switch (count.kind()) {
            case LONGS -> NpyForm.LONGS;
            case NUMBERS -> NpyForm.DOUBLES;
            case BOOLEANS -> NpyForm.BOOLEANS;
            case TEXT -> width.fitsArray() ? NpyForm.text(width.longest()) : null;
            case ARRAYS -> arrays == null ? null : NpyForm.arrays(arrays);
            case ANY -> null;
        };
    }

    void writeTo(StoredZip zip, String name) throws IOException {
        NpyForm form = form();
        zip.add(name + ".times.npy", this::writeTimes);
        if (form == null) {
            zip.add(name + ".json", this::writeJson);
        } else {
            zip.add(name + ".npy", out -> writeArray(form, out));
        }
    }

    private void writeTimes(OutputStream out) throws IOException {
        DataOutputStream data = NpyForm.LONGS.begin(out, size() - leftOut());
        boolean isWhole = leftOut() == 0;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(times.read(), 1 << 16))) {
            values.read(value -> {
                long time = in.readLong();
                if (isWhole || value != null) {
                    NpyForm.LONGS.writer().write(data, time);
                }
            });
        }
    }

    private void writeArray(NpyForm form, OutputStream out) throws IOException {
        DataOutputStream data = form.begin(out, count.present());
        values.read(value -> {
            if (value != null) {
                form.writer().write(data, value);
            }
        });
    }

    /** A list, a line for each value. */
    private void writeJson(OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            JsonValues all = new JsonValues(json);
            json.writeStartArray();
            values.read(value -> {
                json.writeRaw('\n');
                if (value instanceof SpooledValues.Json other) {
                    json.writeRawValue(other.text());
                } else {
                    all.write(value instanceof String text ? JsonText.wellFormed(text) : value);
                }
            });
            json.writeEndArray();
        }
    }
}
