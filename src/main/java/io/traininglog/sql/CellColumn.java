package io.traininglog.sql;

import io.traininglog.store.SeriesSink;
import io.traininglog.value.Cell;
import io.traininglog.value.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a cell from its value's column and the kind in the column before it. Where the two disagree the cell is {@link
 * Cell.Damaged}, so that its neighbours stay readable.
 */
final class CellColumn {

    private static final Integer PLAIN = Kind.PLAIN.code();

    private CellColumn() {}

    /** The cell; the kind stands in the column before. */
    static Cell read(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        Object kind = row.getObject(column - 1);
        if (!(kind instanceof Integer code) || code < 0 || code > Kind.INTEGERS.code()) {
            return damaged(kind, value);
        } else if (code != 0) {
            return ofKind(code, value);
        } else if (value instanceof Double real) {
            return new Cell.Real(real);
        } else if (value instanceof Long || value instanceof Integer) {
            return new Cell.Int(((Number) value).longValue());
        } else if (value instanceof String text) {
            return new Cell.Text(text);
        }
        return value == null ? Cell.Mark.NULL : damaged(kind, value);
    }

    /** Hands the cell of a row {@code time, kind, value} to the sink. */
    static void pour(ResultSet row, SeriesSink sink) throws SQLException {
        long time = row.getLong(1);
        Object value = row.getObject(3);
        if (value instanceof Double real && PLAIN.equals(row.getObject(2))) {
            sink.number(time, real);
            return;
        }
        Cell cell = read(row, 3);
        if (cell instanceof Cell.Real real) {
            sink.number(time, real.value());
        } else if (cell instanceof Cell.Int integer) {
            sink.number(time, (double) integer.value());
        } else if (cell == Cell.Mark.TOMBSTONE) {
            sink.tombstone(time);
        } else {
            sink.other(time);
        }
    }

    private static Cell ofKind(int code, @Nullable Object value) {
        return switch (Kind.of(code)) {
            case BOOLEAN ->
                value instanceof Integer bit && (bit == 0 || bit == 1) ? new Cell.Bool(bit == 1) : damaged(code, value);
            case NAN -> value == null ? new Cell.Real(Double.NaN) : damaged(code, value);
            case TOMBSTONE -> value == null ? Cell.Mark.TOMBSTONE : damaged(code, value);
            case UTF16 ->
                value instanceof byte[] units && units.length % 2 == 0
                        ? new Cell.Text(Utf16.decode(units))
                        : damaged(code, value);
            case BYTES, OBJECT, PICKLE, ARRAY, INTEGERS ->
                value instanceof byte[] bytes ? new Cell.Blob(Kind.of(code), bytes) : damaged(code, value);
            case PLAIN -> damaged(code, value);
        };
    }

    private static Cell damaged(@Nullable Object kind, @Nullable Object value) {
        String stored = value == null
                ? "NULL"
                : value instanceof byte[] ? "a BLOB" : value.getClass().getSimpleName();
        return new Cell.Damaged(
                "the stored row is damaged: kind " + kind + " with " + stored
                        + ", which this version of the library does not know together",
                kind,
                value);
    }
}
