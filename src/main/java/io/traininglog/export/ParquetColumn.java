package io.traininglog.export;

import org.jspecify.annotations.Nullable;

/**
 * A key's column.
 *
 * @param name the column's, which no other has
 * @param kind of the values that the key had when the columns were made
 */
record ParquetColumn(String key, String name, Kind kind) {

    /** A value as the column holds it; null if it does not fit, having been put since. */
    @Nullable
    Object held(Object value) {
        return switch (kind) {
            case LONGS -> value instanceof Long ? value : null;
            case NUMBERS -> value instanceof Double || value instanceof Long ? ((Number) value).doubleValue() : null;
            case BOOLEANS -> value instanceof Boolean ? value : null;
            case TEXT -> value instanceof String text ? JsonText.wellFormed(text) : null;
            case ARRAYS, ANY -> JsonText.of(value);
        };
    }
}
