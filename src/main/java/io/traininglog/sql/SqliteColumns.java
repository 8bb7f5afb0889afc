package io.traininglog.sql;

import io.traininglog.store.SeriesSink;
import io.traininglog.value.Cell;
import io.traininglog.value.Kind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * SQLite's columns: logs by their number, keys as text, and a cell as its kind and one value of any type: scalars stand
 * there plainly, so that the file stays legible to any shell, the rest are BLOBs. A cell is read from {@link #COLUMNS}.
 */
final class SqliteColumns implements Columns {

    /** What a statement selects to read a cell: of most cells the first says all. None has the value twice. */
    static final String COLUMNS = "CASE kind WHEN 0 THEN value END, kind, CASE kind WHEN 0 THEN NULL ELSE value END";

    @Override
    public int bindLog(PreparedStatement statement, int position, long log) throws SQLException {
        statement.setLong(position, log);
        return position + 1;
    }

    @Override
    public int bindKey(PreparedStatement statement, int position, String key) throws SQLException {
        statement.setString(position, key);
        return position + 1;
    }

    @Override
    public int bindCell(PreparedStatement statement, int position, Cell cell) throws SQLException {
        return bind(statement, position, cell);
    }

    @Override
    public String key(ResultSet row, int column) throws SQLException {
        return row.getString(column);
    }

    @Override
    public Cell cell(ResultSet row, int first) throws SQLException {
        return read(row, first);
    }

    /** The driver fetches each row by itself anyway. */
    @Override
    public void ready(PreparedStatement statement, boolean isLong) {}

    /** Binds a cell's kind and value. */
    static int bind(PreparedStatement statement, int position, Cell cell) throws SQLException {
        if (cell instanceof Cell.Damaged damaged) {
            statement.setObject(position, damaged.kind());
        } else {
            statement.setInt(position, kindOf(cell));
        }
        bindValue(statement, position + 1, cell);
        return position + 2;
    }

    /** The code that says how to read what {@link #bindValue} stores. */
    static int kindOf(Cell cell) {
        if (cell instanceof Cell.Real real) {
            return Double.isNaN(real.value()) ? Kind.NAN.code() : Kind.PLAIN.code();
        } else if (cell instanceof Cell.Blob blob) {
            return blob.kind().code();
        } else if (cell instanceof Cell.Bool) {
            return Kind.BOOLEAN.code();
        } else if (cell instanceof Cell.Text text) {
            return Utf16.isNeededFor(text.value()) ? Kind.UTF16.code() : Kind.PLAIN.code();
        }
        return cell == Cell.Mark.TOMBSTONE ? Kind.TOMBSTONE.code() : Kind.PLAIN.code();
    }

    private static void bindValue(PreparedStatement statement, int position, Cell cell) throws SQLException {
        if (cell instanceof Cell.Real real) {
            if (Double.isNaN(real.value())) {
                statement.setNull(position, Types.DOUBLE);
            } else {
                statement.setDouble(position, real.value());
            }
        } else if (cell instanceof Cell.Int integer) {
            statement.setLong(position, integer.value());
        } else if (cell instanceof Cell.Text text) {
            if (Utf16.isNeededFor(text.value())) {
                statement.setBytes(position, Utf16.encode(text.value()));
            } else {
                statement.setString(position, text.value());
            }
        } else if (cell instanceof Cell.Bool bool) {
            statement.setInt(position, bool.value() ? 1 : 0);
        } else if (cell instanceof Cell.Blob blob) {
            statement.setBytes(position, blob.bytes());
        } else if (cell instanceof Cell.Damaged damaged) {
            statement.setObject(position, damaged.value());
        } else {
            statement.setNull(position, Types.NULL);
        }
    }

    /** As {@link #cell}. */
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

    @Override
    public void pour(ResultSet row, SeriesSink sink) throws SQLException {
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
