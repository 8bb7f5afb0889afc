package io.traininglog.sql;

import io.traininglog.column.ChunkPlace;
import io.traininglog.column.StoredChunk;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Rows of the {@code chunks} table. */
final class ChunkMappers {

    private ChunkMappers() {}

    /** Reads {@code id, log, key, first, last, size}. */
    static final class Place implements RowMapper<ChunkPlace> {

        @Override
        public ChunkPlace map(ResultSet row, StatementContext context) throws SQLException {
            return new ChunkPlace(
                    row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getInt(6));
        }
    }

    /** Reads {@link ChunkDao#STORED}. */
    static final class Stored implements RowMapper<StoredChunk> {

        @Override
        public StoredChunk map(ResultSet row, StatementContext context) throws SQLException {
            return stored(row, 1);
        }
    }

    /**
     * Reads {@link ChunkDao#STORED}.
     *
     * @param first where its columns begin
     */
    static StoredChunk stored(ResultSet row, int first) throws SQLException {
        long number = row.getLong(first + 3);
        Long stride = row.wasNull() ? null : number;
        return new StoredChunk(
                row.getLong(first),
                row.getLong(first + 1),
                row.getInt(first + 2),
                stride,
                row.getBytes(first + 4),
                row.getBytes(first + 5),
                row.getLong(first + 6));
    }
}
