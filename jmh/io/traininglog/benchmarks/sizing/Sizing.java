package io.traininglog.benchmarks.sizing;

import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.benchmarks.contenders.ServerDatabase;
import io.traininglog.benchmarks.contenders.Steps;
import io.traininglog.benchmarks.contenders.TemporaryFolder;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Measures what a value costs a PostgreSQL server, written by trainers at a pace, without one, and as a whole log. */
public final class Sizing {

    private static final int SECONDS = 20;
    private static final int STEPS = 200_000;

    private final String url;
    private final StringBuilder table = new StringBuilder("""
            | 10 keys a step | values | seconds | server CPU | table | index | WAL | network | transactions |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|
            """);

    private Sizing(String url) {
        this.url = url;
    }

    private interface Work {
        void run() throws SQLException;
    }

    /** A table in Markdown: seconds a million values, bytes a value. */
    public static String measure(ServerDatabase server) throws SQLException, IOException {
        Sizing sizing = new Sizing(server.url());
        sizing.measurePaced(10, 100);
        sizing.measurePaced(100, 100);
        sizing.measurePaced(100, 1);
        sizing.measureUnpaced();
        sizing.measureImport();
        return server.description() + "\n\n" + sizing.table;
    }

    private void measurePaced(int trainers, int pace) throws SQLException, IOException {
        try (TemporaryFolder folder = new TemporaryFolder();
                Trainers all = new Trainers(trainers, emptied(folder), folder.path())) {
            all.train(pace, pace);
            String label = String.format(Locale.ROOT, "%d × %,d values/s", trainers, pace * Trainers.KEYS);
            long values = (long) trainers * SECONDS * pace * Trainers.KEYS;
            measure(label, values, () -> all.train(SECONDS * pace, pace));
        }
    }

    private void measureUnpaced() throws SQLException, IOException {
        try (TemporaryFolder folder = new TemporaryFolder();
                Trainers one = new Trainers(1, emptied(folder), folder.path())) {
            one.train(1, 0);
            measure("one that never waits", (long) STEPS * Trainers.KEYS, () -> one.train(STEPS, 0));
        }
    }

    private void measureImport() throws SQLException, IOException {
        Steps step = new Steps(Trainers.KEYS);
        try (TemporaryFolder folder = new TemporaryFolder();
                LogDatabase database =
                        LogDatabase.builder().journalFolder(folder.path()).open(emptied(folder))) {
            LogOrigin origin =
                    new LogOrigin(UUID.randomUUID(), Optional.empty(), OptionalLong.empty(), Optional.empty());
            measure(
                    "a log that is imported",
                    (long) STEPS * Trainers.KEYS,
                    () -> database.importLog(origin, writer -> {
                        for (int time = 0; time < STEPS; time++) {
                            writer.putAll(time, step.at(time));
                        }
                    }));
        }
    }

    /** The URL of the database, which has its tables, with nothing in them. */
    private String emptied(TemporaryFolder folder) throws SQLException {
        String counted = url + (url.contains("?") ? "&" : "?") + CountingSockets.parameter();
        LogDatabase.builder().journalFolder(folder.path()).open(counted).close();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE entries, keys, status, journals, lineage, logs");
        }
        return counted;
    }

    private void measure(String label, long values, Work work) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
            ServerUsage before = ServerUsage.of(connection);
            long network = CountingSockets.bytes();
            long begin = System.nanoTime();
            work.run();
            double seconds = (System.nanoTime() - begin) / 1e9;
            network = CountingSockets.bytes() - network;
            ServerUsage after = ServerUsage.of(connection);
            row(label, values, seconds, network, before, after);
        }
    }

    private void row(String label, long values, double seconds, long network, ServerUsage before, ServerUsage after) {
        String cpu = after.cpuSeconds().isEmpty()
                ? "?"
                : String.format(
                        Locale.ROOT,
                        "%.2f s",
                        (after.cpuSeconds().getAsDouble() - before.cpuSeconds().orElseThrow()) / values * 1e6);
        String row = String.format(
                Locale.ROOT,
                "| %s | %,d | %.1f | %s | %.1f B | %.1f B | %.1f B | %.1f B | %,d |%n",
                label,
                values,
                seconds,
                cpu,
                (double) (after.table() - before.table()) / values,
                (double) (after.index() - before.index()) / values,
                (double) (after.wal() - before.wal()) / values,
                (double) network / values,
                after.transactions() - before.transactions());
        System.out.print(row);
        table.append(row);
    }
}
