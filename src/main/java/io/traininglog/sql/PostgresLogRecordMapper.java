package io.traininglog.sql;

import io.traininglog.store.LogRecord;
import io.traininglog.store.TimeSpans;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads {@code log, made, parent}, the parent's {@code made}, {@code resumed_at, early_times, created_at}. */
final class PostgresLogRecordMapper implements RowMapper<LogRecord> {

    /** When a parent was made that is not there. */
    private static final long NEVER = -1;

    @Override
    public LogRecord map(ResultSet row, StatementContext context) throws SQLException {
        UUID log = row.getObject(1, UUID.class);
        UUID parent = row.getObject(3, UUID.class);
        Long parentMade = nullable(row, 4);
        Long createdAt = nullable(row, 7);
        return new LogRecord(
                LogNumbers.of(log, row.getLong(2)),
                log,
                parent == null ? null : LogNumbers.of(parent, parentMade == null ? NEVER : parentMade),
                nullable(row, 5),
                TimeSpans.parse(row.getString(6)),
                createdAt == null ? null : Instant.ofEpochMilli(createdAt));
    }

    private static @Nullable Long nullable(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
