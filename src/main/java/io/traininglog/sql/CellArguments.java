package io.traininglog.sql;

import io.traininglog.value.Cell;
import io.traininglog.value.Kind;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/** Binds a cell's value: scalars as plain columns, so that the file stays legible to any shell, the rest as BLOBs. */
final class CellArguments {

    private CellArguments() {}

    /** The code that says how to read what {@link #bind} stores. */
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

    static void bind(PreparedStatement statement, int position, Cell cell) throws SQLException {
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
}
