package io.traininglog.sql;

import io.traininglog.value.Cell;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A cell of one row of a log with the lineage's revision: {@code revision, key, kind, value}. */
record RevisedCell(long revision, long key, Cell cell) {

    /** Reads the columns in that order. */
    static final class Mapper implements RowMapper<RevisedCell> {

        @Override
        public RevisedCell map(ResultSet row, StatementContext context) throws SQLException {
            return new RevisedCell(row.getLong(1), row.getLong(2), CellColumn.read(row, 4));
        }
    }
}
