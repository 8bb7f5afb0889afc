package io.traininglog.sql;

import io.traininglog.value.Cell;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A row of the entries of one log. */
record StoredCell(long time, long key, Cell cell) {

    /** Reads {@code time, key} and the columns of a cell. */
    static final class Mapper implements RowMapper<StoredCell> {

        private final Columns columns;

        Mapper(Columns columns) {
            this.columns = columns;
        }

        @Override
        public StoredCell map(ResultSet row, StatementContext context) throws SQLException {
            return new StoredCell(row.getLong(1), row.getLong(2), columns.cell(row, 3));
        }
    }
}
