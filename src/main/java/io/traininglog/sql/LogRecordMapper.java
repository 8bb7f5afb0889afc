package io.traininglog.sql;

import io.traininglog.store.LogRecord;
import io.traininglog.store.TimeSpans;
import io.traininglog.store.Uuids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code id, uuid, parent, resumed_at, early_times, created_at}. A row without a UUID is damaged:
 * it is null, with a warning, so that the others stay readable.
 */
final class LogRecordMapper implements RowMapper<LogRecord> {

    private static final Logger LOG = LoggerFactory.getLogger(LogRecordMapper.class);

    @Override
    public @Nullable LogRecord map(ResultSet row, StatementContext context) throws SQLException {
        UUID uuid = uuid(row);
        if (uuid == null) {
            LOG.warn("A row of the lineage table is damaged: log {} has no UUID, and is left out", row.getLong(1));
            return null;
        }
        Long createdAt = nullable(row, 6);
        return new LogRecord(
                row.getLong(1),
                uuid,
                nullable(row, 3),
                nullable(row, 4),
                TimeSpans.parse(row.getString(5)),
                createdAt == null ? null : Instant.ofEpochMilli(createdAt));
    }

    private static @Nullable UUID uuid(ResultSet row) throws SQLException {
        String hex = row.getString(2);
        try {
            return Uuids.parse(hex == null ? "" : hex);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Long nullable(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
