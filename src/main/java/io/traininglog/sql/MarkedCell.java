package io.traininglog.sql;

import io.traininglog.value.Cell;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * What one statement finds together with the marks of that moment: first a row {@code NULL, revision, last_chunk, rewrites},
 * then for each cell one {@code key} and the {@linkplain SqliteColumns#COLUMNS columns} of a cell.
 *
 * @param marks those of the first; null for the others
 * @param cell null for the first
 */
record MarkedCell(@Nullable Marks marks, long key, @Nullable Cell cell) {

    /** The marks that all of these have. */
    static Marks marksOf(List<MarkedCell> found) {
        Marks marks = found.isEmpty() ? null : found.get(0).marks();
        if (marks == null) {
            throw Marks.missing();
        }
        return marks;
    }

    /** Reads the columns in that order. */
    static final class Mapper implements RowMapper<MarkedCell> {

        @Override
        public MarkedCell map(ResultSet row, StatementContext context) throws SQLException {
            boolean areMarks = row.getRow() == 1 && row.getObject(1) == null;
            return areMarks
                    ? new MarkedCell(Marks.read(row, 2), 0, null)
                    : new MarkedCell(null, row.getLong(1), SqliteColumns.read(row, 2));
        }
    }
}
