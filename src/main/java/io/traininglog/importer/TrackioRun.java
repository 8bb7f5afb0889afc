package io.traininglog.importer;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A run of trackio.
 *
 * @param id its id, or its name where there are no ids
 */
record TrackioRun(String id, String name) {

    private static final Pattern HAS_OFFSET = Pattern.compile("Z|.*[+-]\\d\\d(:?\\d\\d)?");

    /** The column by which a table's rows belong to runs. */
    static String column(ForeignDatabase database, String table) throws IOException {
        return database.columns(table).contains("run_id") ? "run_id" : "run_name";
    }

    /** A statement with the run as its parameter. */
    PreparedStatement prepare(ForeignDatabase database, String sql) throws SQLException {
        PreparedStatement statement = database.connection().prepareStatement(sql);
        statement.setString(1, id);
        return statement;
    }

    /** The moment that the only column of a query's first row is. */
    Optional<Instant> moment(ForeignDatabase database, String sql) throws SQLException {
        try (PreparedStatement statement = prepare(database, sql);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? moment(row.getString(1)) : Optional.empty();
        }
    }

    /** As Python's {@code isoformat} has it; in UTC where it names no offset. */
    static Optional<Instant> moment(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            String iso = text.replace(' ', 'T');
            int time = iso.indexOf('T');
            return time > 0 && HAS_OFFSET.matcher(iso.substring(time)).matches()
                    ? Optional.of(OffsetDateTime.parse(iso).toInstant())
                    : Optional.of(LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
