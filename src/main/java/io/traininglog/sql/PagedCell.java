package io.traininglog.sql;

import io.traininglog.value.Cell;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * A cell of one log on a page, in which no large ones are.
 *
 * @param cell null for a large one
 * @param weight about its bytes, if it is large
 */
record PagedCell(long time, long key, @Nullable Cell cell, long weight) {

    /** Reads {@code time, key}, the columns of a cell, and how many bytes its text or its bytes are. */
    static final class Mapper implements RowMapper<PagedCell> {

        private final Columns columns;

        Mapper(Columns columns) {
            this.columns = columns;
        }

        @Override
        public PagedCell map(ResultSet row, StatementContext context) throws SQLException {
            long bytes = row.getLong(8);
            boolean isLarge = bytes > PostgresEntryDao.LARGE;
            return new PagedCell(
                    row.getLong(1), row.getLong(2), isLarge ? null : columns.cell(row, 3), isLarge ? bytes : 0);
        }
    }
}
