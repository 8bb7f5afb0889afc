package io.traininglog.sql;

import io.traininglog.store.SeriesSink;
import io.traininglog.value.Cell;
import io.traininglog.value.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a cell from {@link #COLUMNS}. Where kind and value disagree the cell is {@link Cell.Damaged}, so that its
 * neighbours stay readable.
 */
final class CellColumns {

    /** What a statement selects to read a cell: of most cells the first says all. None has the value twice. */
    static final String COLUMNS = "CASE kind WHEN 0 THEN value END, kind, CASE kind WHEN 0 THEN NULL ELSE value END";

    private CellColumns() {}

    /**
     * The cell.
     *
     * @param first where its columns begin
     */
    static Cell read(ResultSet row, int first) throws SQLException {
        Object plain = row.getObject(first);
        if (plain instanceof Double real) {
            return new Cell.Real(real);
        } else if (plain instanceof Long || plain instanceof Integer) {
            return new Cell.Int(((Number) plain).longValue());
        } else if (plain instanceof String text) {
            return new Cell.Text(text);
        }
        return notPlain(row.getObject(first + 1), plain != null ? plain : row.getObject(first + 2));
    }

    /** Hands the cell of a row to the sink: first its time, then the columns. */
    static void pour(ResultSet row, SeriesSink sink) throws SQLException {
        long time = row.getLong(1);
        Object plain = row.getObject(2);
        if (plain instanceof Double real) {
            sink.number(time, real);
            return;
        }
        Cell cell = read(row, 2);
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

    private static Cell notPlain(@Nullable Object kind, @Nullable Object value) {
        if (!(kind instanceof Integer code) || code < 0 || code > Kind.INTEGERS.code()) {
            return damaged(kind, value);
        } else if (code == 0) {
            return value == null ? Cell.Mark.NULL : damaged(kind, value);
        }
        return ofKind(code, value);
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
