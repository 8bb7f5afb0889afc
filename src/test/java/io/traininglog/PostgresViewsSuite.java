package io.traininglog;

import junit.framework.Test;
import junit.framework.TestSuite;

/** The views of logs in a PostgreSQL database. */
public final class PostgresViewsSuite {

    private PostgresViewsSuite() {}

    public static Test suite() {
        TestSuite suite = new TestSuite("PostgreSQL");
        suite.addTest(ViewSuites.of(Backend.POSTGRESQL));
        return suite;
    }
}
