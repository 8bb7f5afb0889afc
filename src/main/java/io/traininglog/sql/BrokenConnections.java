package io.traininglog.sql;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * What a pool does about a connection that broke. Left to itself it warns of each, with its stack, beside the exception that
 * the connection's user gets.
 *
 * @param giveUp gives all connections up as soon as their users are done with them, since what broke one, a server that
 *     restarts or a network that parts, mostly breaks them all
 */
record BrokenConnections(Runnable giveUp) implements SQLExceptionOverride {

    /** The server shuts down, has crashed, starts up; it is a standby, or a statement's tables are no longer the same. */
    private static final Set<String> ENDS = Set.of("57P01", "57P02", "57P03", "0A000");

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (!state.startsWith("08") && !ENDS.contains(state)) {
            return SQLExceptionOverride.Override.CONTINUE_EVICT;
        }
        giveUp.run();
        return SQLExceptionOverride.Override.DO_NOT_EVICT;
    }
}
