package io.traininglog.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Single numbers that a database answers. */
final class Numbers {

    private Numbers() {}

    /** The number that a statement answers; 0 for none. */
    static long of(Connection connection, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** The last generation of a journal that the database has. */
    static long drained(Connection connection, long journal) throws SQLException {
        return of(connection, "SELECT generation FROM journals WHERE id = ?", Long.toHexString(journal));
    }
}
