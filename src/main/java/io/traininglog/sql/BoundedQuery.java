package io.traininglog.sql;

import io.traininglog.QueryException;
import io.traininglog.QueryLimits;
import io.traininglog.QueryReport;
import io.traininglog.QueryRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/**
 * A query on a connection that cannot write, bounded in all that it could take: time, values, columns, the length and the
 * depth of its text, and temporary files. See "Defense Against The Dark Arts", https://www.sqlite.org/security.html.
 */
final class BoundedQuery {

    /** Of one row, however many values of the largest size. */
    private static final int VALUES_A_ROW = 16;

    private static final String ONLY_READS = "a query only reads, and this would write";

    private final Connection connection;
    private final QueryLimits limits;
    private final String state;

    /**
     * @param state of the database, where that may be why a query is not understood; or empty
     */
    BoundedQuery(Connection connection, QueryLimits limits, String state) {
        this.connection = connection;
        this.limits = limits;
        this.state = state;
    }

    QueryReport run(String sql, QueryRows rows) throws SQLException {
        setLimits();
        QueryWatch watch = QueryWatch.over(connection, limits.time());
        try (PreparedStatement statement = watch.count(() -> connection.prepareStatement(sql))) {
            if (statement.getParameterMetaData().getParameterCount() > 0) {
                throw new QueryException("a query has no parameters here: write the values instead of ? and :name");
            }
            if (!watch.count(statement::execute)) {
                throw new QueryException(ONLY_READS);
            }
            try (ResultSet result = statement.getResultSet()) {
                return answer(result, rows, watch);
            }
        } catch (SQLException e) {
            throw failure(e, watch);
        }
    }

    private void setLimits() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = ON");
            statement.execute("PRAGMA cell_size_check = ON");
        }
        SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, limits.valueBytes());
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_SQL_LENGTH, 64 << 10);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_COLUMN, 100);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_EXPR_DEPTH, 100);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_COMPOUND_SELECT, 50);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_VDBE_OP, 25_000);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_FUNCTION_ARG, 32);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_TRIGGER_DEPTH, 1);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_WORKER_THREADS, 0);
    }

    private QueryReport answer(ResultSet result, QueryRows rows, QueryWatch watch) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnLabel(i));
        }
        rows.columns(Collections.unmodifiableList(names));
        long count = 0;
        while (watch.count(result::next)) {
            if (count == limits.rows()) {
                return new QueryReport(count, true);
            }
            rows.row(Collections.unmodifiableList(row(result, names.size())));
            count++;
        }
        return new QueryReport(count, false);
    }

    private List<@Nullable Object> row(ResultSet result, int columns) throws SQLException {
        List<@Nullable Object> row = new ArrayList<>(columns);
        long left = (long) VALUES_A_ROW * limits.valueBytes();
        for (int i = 1; i <= columns; i++) {
            Object value = result.getObject(i);
            left -= size(value);
            if (left < 0) {
                throw new QueryException("a row of the answer is larger than " + VALUES_A_ROW + " values of "
                        + limits.valueBytes() + " bytes; ask for fewer columns");
            }
            row.add(value instanceof Integer number ? Long.valueOf(number) : value);
        }
        return row;
    }

    private static long size(@Nullable Object value) {
        return value instanceof String text ? text.length() : value instanceof byte[] bytes ? bytes.length : Long.BYTES;
    }

    private SQLException failure(SQLException e, QueryWatch watch) {
        String why = watch.why();
        if (why != null) {
            throw new QueryException(why, e);
        }
        switch (e.getErrorCode() & 0xff) {
            case SqliteDialect.TOOBIG ->
                throw new QueryException(
                        "the query makes or reads a value of more than " + limits.valueBytes()
                                + " bytes; leave it out, or ask for its octet_length",
                        e);
            case SqliteDialect.NOMEM -> throw new QueryException("the query takes more memory than it may", e);
            case SqliteDialect.READONLY -> throw new QueryException(ONLY_READS, e);
            case SqliteDialect.ERROR -> throw new QueryException("the query is not understood: " + words(e) + state, e);
            default -> {
                return e;
            }
        }
    }

    /** SQLite's own, without the driver's before them: {@code [CODE] what that is (SQLite's words)}. */
    private static String words(SQLException e) {
        String message = String.valueOf(e.getMessage());
        int open = message.indexOf('(');
        return message.startsWith("[") && message.endsWith(")") && open > 0
                ? message.substring(open + 1, message.length() - 1)
                : message;
    }
}
