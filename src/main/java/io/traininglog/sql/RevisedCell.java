package io.traininglog.sql;

import io.traininglog.value.Cell;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * What one statement finds together with the lineage's revision at that moment.
 *
 * @param cell null for none
 */
record RevisedCell(long revision, long key, @Nullable Cell cell) {

    /** Reads {@code revision}, something that is null where there is no cell, and the columns of a cell. */
    static final class Mapper implements RowMapper<RevisedCell> {

        private final Columns columns;

        Mapper(Columns columns) {
            this.columns = columns;
        }

        @Override
        public RevisedCell map(ResultSet row, StatementContext context) throws SQLException {
            long revision = row.getLong(1);
            long key = row.getLong(2);
            return new RevisedCell(revision, key, row.wasNull() ? null : columns.cell(row, 3));
        }
    }
}
