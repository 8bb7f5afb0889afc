package io.traininglog.sql;

import io.traininglog.store.LogRecord;
import io.traininglog.store.Uuids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads {@code id, uuid, parent, resumed_at, first_time, last_early_time, created_at}. */
final class LogRecordMapper implements RowMapper<LogRecord> {

    @Override
    public LogRecord map(ResultSet row, StatementContext context) throws SQLException {
        Long parent = nullable(row, 3);
        Long firstTime = nullable(row, 5);
        Long lastEarlyTime = nullable(row, 6);
        Long createdAt = nullable(row, 7);
        return new LogRecord(
                row.getInt(1),
                uuid(row),
                parent == null ? null : parent.intValue(),
                nullable(row, 4),
                firstTime == null ? Long.MAX_VALUE : firstTime,
                lastEarlyTime == null ? -1 : lastEarlyTime,
                createdAt == null ? null : Instant.ofEpochMilli(createdAt));
    }

    private static UUID uuid(ResultSet row) throws SQLException {
        String hex = row.getString(2);
        try {
            return Uuids.parse(hex == null ? "" : hex);
        } catch (IllegalArgumentException e) {
            throw new SQLException("the lineage table is damaged: log " + row.getInt(1) + " has no UUID", e);
        }
    }

    private static @Nullable Long nullable(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
