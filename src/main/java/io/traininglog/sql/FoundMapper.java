package io.traininglog.sql;

import io.traininglog.store.Found;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads {@code revision, kind, value}. */
final class FoundMapper implements RowMapper<Found> {

    @Override
    public Found map(ResultSet row, StatementContext context) throws SQLException {
        return new Found(row.getLong(1), CellColumn.read(row, 3));
    }
}
