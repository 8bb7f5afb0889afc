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

    /** Reads {@code first, last, size, stride, offsets, numbers, checksum}. */
    static final class Stored implements RowMapper<StoredChunk> {

        @Override
        public StoredChunk map(ResultSet row, StatementContext context) throws SQLException {
            long number = row.getLong(4);
            Long stride = row.wasNull() ? null : number;
            return new StoredChunk(
                    row.getLong(1),
                    row.getLong(2),
                    row.getInt(3),
                    stride,
                    row.getBytes(5),
                    row.getBytes(6),
                    row.getLong(7));
        }
    }
}
