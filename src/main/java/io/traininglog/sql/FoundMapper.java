package io.traininglog.sql;

import io.traininglog.store.Found;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads {@code revision, kind, value}, where the last two are null if there is no such entry. */
final class FoundMapper implements RowMapper<Found> {

    @Override
    public Found map(ResultSet row, StatementContext context) throws SQLException {
        long revision = row.getLong(1);
        return new Found(revision, row.getObject(2) == null ? null : CellColumn.read(row, 3));
    }
}
