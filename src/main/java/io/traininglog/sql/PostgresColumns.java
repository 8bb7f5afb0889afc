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
 * PostgreSQL's columns: logs by UUID; keys as a digest and {@link KeyText}; a cell as its kind and a column for each type, of
 * which at most one is filled. A cell is bound and read as {@link #COLUMNS}.
 */
final class PostgresColumns implements Columns {

    static final String COLUMNS = "kind, real, whole, text, bytes, flag";

    /** The number that a cell is, if it is one. */
    static final String NUMBER = "CASE kind WHEN 0 THEN coalesce(real, whole::double precision) END";

    /** What a series takes of a cell, after its time: a number where there is one, and the kind. */
    static final String SERIES = NUMBER + ", kind";

    /** The kind of a cell that was damaged in the database that it was copied from; its bytes are a {@link DamagedCell}. */
    static final int DAMAGED = -1;

    @Override
    public int bindLog(PreparedStatement statement, int position, long log) throws SQLException {
        statement.setObject(position, LogNumbers.uuid(log));
        return position + 1;
    }

    @Override
    public int bindKey(PreparedStatement statement, int position, String key) throws SQLException {
        String text = KeyText.of(key);
        statement.setBytes(position, KeyText.digest(text));
        statement.setString(position + 1, text);
        return position + 2;
    }

    @Override
    public int bindCell(PreparedStatement statement, int position, Cell cell) throws SQLException {
        statement.setInt(position, kindOf(cell));
        if (cell instanceof Cell.Real real) {
            statement.setDouble(position + 1, real.value());
        } else {
            statement.setNull(position + 1, Types.DOUBLE);
        }
        if (cell instanceof Cell.Int integer) {
            statement.setLong(position + 2, integer.value());
        } else {
            statement.setNull(position + 2, Types.BIGINT);
        }
        statement.setString(position + 3, textOf(cell));
        statement.setBytes(position + 4, bytesOf(cell));
        if (cell instanceof Cell.Bool bool) {
            statement.setBoolean(position + 5, bool.value());
        } else {
            statement.setNull(position + 5, Types.BOOLEAN);
        }
        return position + 6;
    }

    /** The code that says in which column a cell is, and how it is read. */
    static int kindOf(Cell cell) {
        if (cell instanceof Cell.Blob blob) {
            return blob.kind().code();
        } else if (cell instanceof Cell.Bool) {
            return Kind.BOOLEAN.code();
        } else if (cell instanceof Cell.Text text) {
            return Utf16.isNeededFor(text.value()) ? Kind.UTF16.code() : Kind.PLAIN.code();
        } else if (cell instanceof Cell.Damaged) {
            return DAMAGED;
        }
        return cell == Cell.Mark.TOMBSTONE ? Kind.TOMBSTONE.code() : Kind.PLAIN.code();
    }

    static @Nullable String textOf(Cell cell) {
        return cell instanceof Cell.Text text && !Utf16.isNeededFor(text.value()) ? text.value() : null;
    }

    static byte @Nullable [] bytesOf(Cell cell) {
        if (cell instanceof Cell.Blob blob) {
            return blob.bytes();
        } else if (cell instanceof Cell.Text text && Utf16.isNeededFor(text.value())) {
            return Utf16.encode(text.value());
        }
        return cell instanceof Cell.Damaged damaged ? DamagedCell.encode(damaged) : null;
    }

    @Override
    public String key(ResultSet row, int column) throws SQLException {
        return KeyText.key(row.getString(column));
    }

    @Override
    public Cell cell(ResultSet row, int first) throws SQLException {
        int kind = row.getInt(first);
        if (kind == Kind.PLAIN.code()) {
            return plain(row, first);
        } else if (kind == Kind.BOOLEAN.code()) {
            boolean flag = row.getBoolean(first + 5);
            return row.wasNull() ? damaged(kind, null) : new Cell.Bool(flag);
        } else if (kind == Kind.TOMBSTONE.code()) {
            return Cell.Mark.TOMBSTONE;
        }
        byte[] bytes = row.getBytes(first + 4);
        return bytes == null ? damaged(kind, null) : ofBytes(kind, bytes);
    }

    private static Cell plain(ResultSet row, int first) throws SQLException {
        double real = row.getDouble(first + 1);
        if (!row.wasNull()) {
            return new Cell.Real(real);
        }
        long whole = row.getLong(first + 2);
        if (!row.wasNull()) {
            return new Cell.Int(whole);
        }
        String text = row.getString(first + 3);
        return text != null ? new Cell.Text(text) : Cell.Mark.NULL;
    }

    private static Cell ofBytes(int kind, byte[] bytes) {
        if (kind == Kind.UTF16.code()) {
            return bytes.length % 2 == 0 ? new Cell.Text(Utf16.decode(bytes)) : damaged(kind, bytes);
        } else if (kind == DAMAGED) {
            Cell.Damaged copied = DamagedCell.decode(bytes);
            return copied != null ? copied : damaged(kind, bytes);
        }
        boolean isBlob = kind >= Kind.BYTES.code() && kind <= Kind.INTEGERS.code();
        return isBlob ? new Cell.Blob(Kind.of(kind), bytes) : damaged(kind, bytes);
    }

    private static Cell damaged(int kind, byte @Nullable [] bytes) {
        return new Cell.Damaged(
                "the stored row is damaged: kind " + kind + " with " + (bytes == null ? "no value of it" : "bytes")
                        + ", which this version of the library does not know together",
                kind,
                bytes);
    }

    @Override
    public void pour(ResultSet row, SeriesSink sink) throws SQLException {
        long time = row.getLong(1);
        double number = row.getDouble(2);
        if (!row.wasNull()) {
            sink.number(time, number);
        } else if (row.getInt(3) == Kind.TOMBSTONE.code()) {
            sink.tombstone(time);
        } else {
            sink.other(time);
        }
    }

    /** So that a result of any length takes a bounded part of the heap. */
    @Override
    public int fetchSize() {
        return PostgresEntryDao.FETCHED;
    }
}
