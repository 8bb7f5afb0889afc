package io.traininglog.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a log's values as JSON (RFC 8259) that every parser takes: NaN and the infinities, for which JSON has no number,
 * are the strings {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}; bytes are Base64; arrays and collections are
 * arrays, maps are objects; what holds itself shows {@code "(cycle)"} there; any other object is the string that {@code
 * toString} shows.
 *
 * <p>Not safe for threads.
 */
public final class JsonValues {

    private final JsonGenerator out;
    private final Set<Object> within = Collections.newSetFromMap(new IdentityHashMap<>());

    public JsonValues(JsonGenerator out) {
        this.out = out;
    }

    /** Writes one value. */
    public void write(@Nullable Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Double || value instanceof Float) {
            number(((Number) value).doubleValue(), value);
        } else if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            out.writeNumber(((Number) value).longValue());
        } else if (value instanceof Boolean bool) {
            out.writeBoolean(bool);
        } else if (value instanceof byte[] bytes) {
            out.writeString(Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof Collection
                || value instanceof Map
                || value.getClass().isArray()) {
            nested(value);
        } else {
            out.writeString(value.toString());
        }
    }

    /** As {@code toString} has it, a float with no more digits than it needs. */
    private void number(double number, Object value) throws IOException {
        if (Double.isFinite(number)) {
            out.writeNumber(value.toString());
        } else {
            out.writeString(Double.toString(number));
        }
    }

    private void nested(Object value) throws IOException {
        if (!within.add(value)) {
            out.writeString("(cycle)");
            return;
        }
        if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName(String.valueOf(entry.getKey()));
                write(entry.getValue());
            }
            out.writeEndObject();
        } else {
            out.writeStartArray();
            elements(value);
            out.writeEndArray();
        }
        within.remove(value);
    }

    private void elements(Object value) throws IOException {
        if (value instanceof Collection<?> elements) {
            for (Object element : elements) {
                write(element);
            }
        } else {
            for (int i = 0; i < Array.getLength(value); i++) {
                write(Array.get(value, i));
            }
        }
    }
}
