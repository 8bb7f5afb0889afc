package io.traininglog.sql;

import io.traininglog.store.SeriesSink;
import io.traininglog.value.Cell;
import io.traininglog.value.Kind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * PostgreSQL's columns: logs by UUID; keys as {@link KeyText} and its digest; a cell as a column for each type, of which at
 * most one is filled: the tables take no other row. None is for null. What no other column takes is in {@code bytes}, after
 * a byte with the code of its {@link Kind}: a column for that would make each row eight bytes longer. A cell is bound and
 * read as {@link #COLUMNS}.
 */
final class PostgresColumns implements Columns {

    static final String COLUMNS = "real, whole, text, bytes, flag";

    /** What an upsert does to them. */
    static final String REPLACED = "real = excluded.real, whole = excluded.whole, text = excluded.text,"
            + " bytes = excluded.bytes, flag = excluded.flag";

    /** The number that a cell is, if it is one. */
    static final String NUMBER = "coalesce(real, whole::double precision)";

    private static final String TOMBSTONE = "'\\x07'::bytea";

    /** What a series takes of a cell, after its time: a number where there is one, and whether it is a tombstone. */
    static final String SERIES = NUMBER + ", bytes = " + TOMBSTONE;

    /** That a cell is no tombstone. */
    static final String VISIBLE = "bytes IS DISTINCT FROM " + TOMBSTONE;

    /** The code of a cell that was damaged in the database that it was copied from; it is followed by a {@link DamagedCell}. */
    private static final int DAMAGED = 255;

    /** What a cell without even a byte for its kind is said to be: other databases have no cell without a kind. */
    private static final int NO_KIND = -1;

    /** So that a series of any length takes a bounded part of the heap. */
    private static final int FETCHED = 10_000;

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
        if (cell instanceof Cell.Real real) {
            statement.setDouble(position, real.value());
        } else {
            statement.setNull(position, Types.DOUBLE);
        }
        if (cell instanceof Cell.Int integer) {
            statement.setLong(position + 1, integer.value());
        } else {
            statement.setNull(position + 1, Types.BIGINT);
        }
        statement.setString(position + 2, textOf(cell));
        statement.setBytes(position + 3, bytesOf(cell));
        if (cell instanceof Cell.Bool bool) {
            statement.setBoolean(position + 4, bool.value());
        } else {
            statement.setNull(position + 4, Types.BOOLEAN);
        }
        return position + 5;
    }

    static @Nullable String textOf(Cell cell) {
        return cell instanceof Cell.Text text && !Utf16.isNeededFor(text.value()) ? text.value() : null;
    }

    static byte @Nullable [] bytesOf(Cell cell) {
        if (cell instanceof Cell.Blob blob) {
            return bytes(blob.kind().code(), blob.bytes());
        } else if (cell instanceof Cell.Text text && Utf16.isNeededFor(text.value())) {
            return bytes(Kind.UTF16.code(), Utf16.encode(text.value()));
        } else if (cell instanceof Cell.Damaged damaged) {
            return ofDamaged(damaged);
        }
        return cell == Cell.Mark.TOMBSTONE ? bytes(Kind.TOMBSTONE.code()) : null;
    }

    /** As it was, where it is this database's or can be: a newer library may know its kind. */
    private static byte[] ofDamaged(Cell.Damaged cell) {
        if (cell.kind() instanceof Integer code && cell.value() instanceof byte[] content) {
            byte[] bytes = code == NO_KIND ? content : bytes(code, content);
            if (isReadAs(cell, bytes)) {
                return bytes;
            }
        }
        return bytes(DAMAGED, DamagedCell.encode(cell));
    }

    private static boolean isReadAs(Cell.Damaged cell, byte[] bytes) {
        return ofBytes(bytes) instanceof Cell.Damaged read
                && Objects.equals(read.kind(), cell.kind())
                && Objects.deepEquals(read.value(), cell.value());
    }

    private static byte[] bytes(int code, byte... content) {
        byte[] bytes = new byte[1 + content.length];
        bytes[0] = (byte) code;
        System.arraycopy(content, 0, bytes, 1, content.length);
        return bytes;
    }

    @Override
    public String key(ResultSet row, int column) throws SQLException {
        return KeyText.key(row.getString(column));
    }

    @Override
    public Cell cell(ResultSet row, int first) throws SQLException {
        double real = row.getDouble(first);
        if (!row.wasNull()) {
            return new Cell.Real(real);
        }
        long whole = row.getLong(first + 1);
        if (!row.wasNull()) {
            return new Cell.Int(whole);
        }
        String text = row.getString(first + 2);
        if (text != null) {
            return new Cell.Text(text);
        }
        byte[] bytes = row.getBytes(first + 3);
        if (bytes != null) {
            return ofBytes(bytes);
        }
        boolean flag = row.getBoolean(first + 4);
        return row.wasNull() ? Cell.Mark.NULL : new Cell.Bool(flag);
    }

    private static Cell ofBytes(byte[] bytes) {
        if (bytes.length == 0) {
            return damaged(NO_KIND, bytes);
        }
        int code = Byte.toUnsignedInt(bytes[0]);
        byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);
        if (code == Kind.UTF16.code()) {
            return content.length % 2 == 0 ? new Cell.Text(Utf16.decode(content)) : damaged(code, content);
        } else if (code == Kind.TOMBSTONE.code()) {
            return content.length == 0 ? Cell.Mark.TOMBSTONE : damaged(code, content);
        } else if (code == DAMAGED) {
            Cell.Damaged copied = DamagedCell.decode(content);
            return copied != null ? copied : damaged(code, content);
        }
        boolean isBlob = code >= Kind.BYTES.code() && code <= Kind.INTEGERS.code();
        return isBlob ? new Cell.Blob(Kind.of(code), content) : damaged(code, content);
    }

    private static Cell damaged(int code, byte[] content) {
        return new Cell.Damaged(
                "the stored row is damaged: " + (code == NO_KIND ? "no kind" : "kind " + code) + " with "
                        + content.length + " bytes, which this version of the library does not know together",
                code,
                content);
    }

    @Override
    public void pour(ResultSet row, SeriesSink sink) throws SQLException {
        long time = row.getLong(1);
        double number = row.getDouble(2);
        if (!row.wasNull()) {
            sink.number(time, number);
        } else if (row.getBoolean(3)) {
            sink.tombstone(time);
        } else {
            sink.other(time);
        }
    }

    /** What is kept is prepared on the server at once: only then, from the second time on, does the driver read binary. */
    @Override
    public void ready(PreparedStatement statement, boolean isLong) throws SQLException {
        PGStatement prepared = statement.unwrap(PGStatement.class);
        if (prepared.getPrepareThreshold() > 1) { // 0 if the user wants none
            prepared.setPrepareThreshold(1);
        }
        if (isLong) {
            statement.setFetchSize(FETCHED);
        }
    }
}
