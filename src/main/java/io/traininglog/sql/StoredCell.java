package io.traininglog.sql;

import io.traininglog.value.Cell;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A row of the entries of one log: {@code time, key} and the {@linkplain CellColumns#COLUMNS columns} of a cell. */
record StoredCell(long time, long key, Cell cell) {

    /** Reads the columns in that order. */
    static final class Mapper implements RowMapper<StoredCell> {

        @Override
        public StoredCell map(ResultSet row, StatementContext context) throws SQLException {
            return new StoredCell(row.getLong(1), row.getLong(2), CellColumns.read(row, 3));
        }
    }
}
