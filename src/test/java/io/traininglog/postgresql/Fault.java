package io.traininglog.postgresql;

import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A connection that will break, or a link that will freeze, once, at a statement. Thread-safe. */
public final class Fault {

    enum Moment {
        BEFORE_THE_SERVER_HEARS,
        BEFORE_THE_CLIENT_HEARS,
        /** The link freezes as the client hears of it, and the connection stays. */
        FROZEN_AFTERWARDS
    }

    private final String earlier;
    private final String statement;
    private final Moment moment;
    private final CountDownLatch struck = new CountDownLatch(1);

    /**
     * A fault.
     *
     * @param earlier what the transaction must have run before; may be empty
     */
    Fault(String earlier, String statement, Moment moment) {
        this.earlier = lowerCase(earlier);
        this.statement = lowerCase(statement);
        this.moment = moment;
    }

    /**
     * Whether it is to break here.
     *
     * @param transaction what was run before in the same one
     */
    boolean isMeant(String sql, String transaction) {
        return lowerCase(sql).contains(statement) && lowerCase(transaction).contains(earlier);
    }

    Moment moment() {
        return moment;
    }

    void strike() {
        struck.countDown();
    }

    /** Whether it has happened. */
    public boolean hasStruck() {
        return struck.getCount() == 0;
    }

    /** Returns when it has happened, which must be soon. */
    public void await() throws InterruptedException {
        if (!struck.await(1, TimeUnit.MINUTES)) {
            throw new AssertionError("nobody has sent '" + statement + "', or the server has not answered it");
        }
    }

    private static String lowerCase(String sql) {
        return sql.toLowerCase(Locale.ROOT);
    }
}
