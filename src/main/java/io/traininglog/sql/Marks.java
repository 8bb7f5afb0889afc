package io.traininglog.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * What tells a reader whether what it keeps is still true.
 *
 * @param revision the lineage's revision
 * @param lastChunk the highest id that a chunk was given
 * @param rewrites how often a chunk was changed or removed
 */
record Marks(long revision, long lastChunk, long rewrites) {

    /** Reads the columns in that order. */
    static final class Mapper implements RowMapper<Marks> {

        @Override
        public Marks map(ResultSet row, StatementContext context) throws SQLException {
            return read(row, 1);
        }
    }

    static StatementException missing() {
        return new StatementException(
                new SQLException("the file is damaged, lineage_revision has no row. Put a backup in its place"));
    }

    static Marks read(ResultSet row, int first) throws SQLException {
        return new Marks(row.getLong(first), row.getLong(first + 1), row.getLong(first + 2));
    }
}
