package io.traininglog.sql;

import java.sql.SQLException;

/** A failed statement on its way through a DAO, whose methods declare no checked exceptions; the store translates it. */
final class StatementException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StatementException(SQLException cause) {
        super(cause);
    }
}
