package io.traininglog.sql;

import io.traininglog.value.Cell;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * A cell of one row of a log with the marks of that moment: {@code revision, last_chunk, rewrites, kind, value, key}.
 *
 * @param marks those of the first of several; null for the others
 * @param cell null where there is none
 */
record MarkedCell(@Nullable Marks marks, long key, @Nullable Cell cell) {

    /** Reads the columns in that order. */
    static final class Mapper implements RowMapper<MarkedCell> {

        @Override
        public MarkedCell map(ResultSet row, StatementContext context) throws SQLException {
            long key = row.getLong(6);
            boolean isNone = row.wasNull();
            return new MarkedCell(
                    row.getRow() == 1 ? Marks.read(row) : null, key, isNone ? null : CellColumn.read(row, 5));
        }
    }
}
