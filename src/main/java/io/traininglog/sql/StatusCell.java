package io.traininglog.sql;

import io.traininglog.value.Cell;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A row of one log's status. */
record StatusCell(String key, Cell cell) {

    /** Reads {@code key} and the columns of a cell. */
    static final class Mapper implements RowMapper<StatusCell> {

        private final Columns columns;

        Mapper(Columns columns) {
            this.columns = columns;
        }

        @Override
        public StatusCell map(ResultSet row, StatementContext context) throws SQLException {
            return new StatusCell(columns.key(row, 1), columns.cell(row, 2));
        }
    }
}
