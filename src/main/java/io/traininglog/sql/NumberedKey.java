package io.traininglog.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A key of one log and the number that its entries name it by. */
record NumberedKey(int id, String key) {

    /** Reads {@code id, key}. */
    static final class Mapper implements RowMapper<NumberedKey> {

        private final Columns columns;

        Mapper(Columns columns) {
            this.columns = columns;
        }

        @Override
        public NumberedKey map(ResultSet row, StatementContext context) throws SQLException {
            return new NumberedKey(row.getInt(1), columns.key(row, 2));
        }
    }
}
