package io.traininglog.sql;

import io.traininglog.value.Cell;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A row of one log's status: {@code key} and the {@linkplain CellColumns#COLUMNS columns} of a cell. */
record StatusCell(String key, Cell cell) {

    /** Reads the columns in that order. */
    static final class Mapper implements RowMapper<StatusCell> {

        @Override
        public StatusCell map(ResultSet row, StatementContext context) throws SQLException {
            return new StatusCell(row.getString(1), CellColumns.read(row, 2));
        }
    }
}
