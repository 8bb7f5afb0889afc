package io.traininglog;

import junit.framework.Test;
import junit.framework.TestSuite;

/** The views of logs in a SQLite database. */
public final class SqliteViewsSuite {

    private SqliteViewsSuite() {}

    public static Test suite() {
        TestSuite suite = new TestSuite("SQLite");
        suite.addTest(ViewSuites.of(Backend.SQLITE_FILE));
        if (!ViewSuites.isFew()) {
            suite.addTest(ViewSuites.of(Backend.SQLITE_MEMORY)); // all but its connections is as with a file
        }
        return suite;
    }
}
