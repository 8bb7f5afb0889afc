package io.traininglog;

import com.google.common.collect.testing.Helpers;
import com.google.common.collect.testing.MapTestSuiteBuilder;
import com.google.common.collect.testing.NavigableMapTestSuiteBuilder;
import com.google.common.collect.testing.features.CollectionFeature;
import com.google.common.collect.testing.features.CollectionSize;
import com.google.common.collect.testing.features.Feature;
import com.google.common.collect.testing.features.MapFeature;
import com.google.common.collect.testing.testers.CollectionIteratorTester;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import junit.framework.Test;
import junit.framework.TestCase;
import junit.framework.TestSuite;

/**
 * Guava's tests of maps, on rows, statuses, {@code rows()} and their parts, of logs of their own entries and of logs that
 * inherit every one. {@code -Dtraininglog.test.views=few} leaves out views of one entry, SQLite in memory, and on SQL empty
 * views and the test of {@code rows()} and its parts that tries every sequence of calls of an iterator, each on a log of its
 * own: it alone takes longer than all the others. On PostgreSQL it leaves out that test of all views, and {@code rows()}.
 */
final class ViewSuites {

    private ViewSuites() {}

    static Test of(Backend backend) {
        Path folder = temporaryFolder();
        LogDatabase database = backend.open(LogDatabase.builder(), folder);
        TestSuite suite = new TestSuite("views of " + backend);
        suite.addTest(keyed("status of " + backend, KeyedViews.statuses(false, database), backend));
        suite.addTest(keyed("status of resumed logs of " + backend, KeyedViews.statuses(true, database), backend));
        for (ViewOrigin origin : ViewOrigin.values()) {
            String where = " of " + backend + ", entries " + origin;
            suite.addTest(keyed("row" + where, KeyedViews.rows(origin, database), backend));
            if (!isFew() || backend != Backend.POSTGRESQL) {
                suite.addTest(timed("rows" + where, new TimedViews(origin, database), backend));
            }
        }
        suite.addTest(new ClosesTheDatabase(backend, database, folder));
        return suite;
    }

    private static TestSuite keyed(String name, KeyedViews views, Backend backend) {
        return MapTestSuiteBuilder.using(views)
                .named(name)
                .withFeatures(features(MapFeature.ALLOWS_NULL_VALUES, backend))
                .suppressing(backend == Backend.POSTGRESQL ? suppressed(backend) : List.of())
                .withTearDown(ViewOrigin::closeLogs)
                .createTestSuite();
    }

    private static TestSuite timed(String name, TimedViews views, Backend backend) {
        return NavigableMapTestSuiteBuilder.using(views)
                .named(name)
                .withFeatures(features(MapFeature.ALLOWS_NULL_VALUE_QUERIES, backend))
                .suppressing(suppressed(backend))
                .withTearDown(ViewOrigin::closeLogs)
                .createTestSuite();
    }

    /** Iterators are weakly consistent: they never fail fast. */
    private static List<Feature<?>> features(MapFeature nulls, Backend backend) {
        List<Feature<?>> features = new ArrayList<>(List.of(
                MapFeature.GENERAL_PURPOSE,
                nulls,
                CollectionFeature.SUPPORTS_ITERATOR_REMOVE,
                CollectionFeature.KNOWN_ORDER));
        if (isFew() && backend != Backend.MEMORY) {
            features.add(CollectionSize.SEVERAL);
        } else if (isFew()) {
            features.addAll(List.of(CollectionSize.ZERO, CollectionSize.SEVERAL));
        } else {
            features.add(CollectionSize.ANY);
        }
        return features;
    }

    static boolean isFew() {
        return System.getProperty("traininglog.test.views", "all").equals("few");
    }

    /** None for its outcome: the memory backend and the full run go through it, and rows and statuses always do. */
    private static List<Method> suppressed(Backend backend) {
        return isFew() && backend != Backend.MEMORY
                ? List.of(Helpers.getMethod(CollectionIteratorTester.class, "testIterator_knownOrderRemoveSupported"))
                : List.of();
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("traininglog");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last of a suite. */
    private static final class ClosesTheDatabase extends TestCase {

        private final Backend backend;
        private final LogDatabase database;
        private final Path folder;

        ClosesTheDatabase(Backend backend, LogDatabase database, Path folder) {
            super("closesTheDatabase");
            this.backend = backend;
            this.database = database;
            this.folder = folder;
        }

        @Override
        protected void runTest() throws IOException {
            database.close();
            backend.drop(folder);
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
