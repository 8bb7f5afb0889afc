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

    private static final int PACE = 100;
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
        void run(TemporaryFolder folder, String counted) throws SQLException;
    }

    /** A table in Markdown: seconds a million values, bytes a value. */
    public static String measure(ServerDatabase server) throws SQLException, IOException {
        Sizing sizing = new Sizing(server.url());
        for (int trainers : new int[] {1, 10, 100}) {
            long values = (long) trainers * SECONDS * PACE * Trainers.KEYS;
            String label = String.format(Locale.ROOT, "%d × %,d values/s", trainers, PACE * Trainers.KEYS);
            sizing.measure(label, values, (folder, counted) -> {
                try (Trainers all = new Trainers(trainers, counted, folder.path())) {
                    all.train(SECONDS * PACE, PACE);
                }
            });
        }
        sizing.measure("one trainer that never waits", (long) STEPS * Trainers.KEYS, (folder, counted) -> {
            try (Trainers one = new Trainers(1, counted, folder.path())) {
                one.train(STEPS, 0);
            }
        });
        sizing.measure("a log that is imported", (long) STEPS * Trainers.KEYS, Sizing::load);
        return server.description() + "\n\n" + sizing.table;
    }

    private static void load(TemporaryFolder folder, String counted) {
        Steps step = new Steps(Trainers.KEYS);
        try (LogDatabase database =
                LogDatabase.builder().journalFolder(folder.path()).open(counted)) {
            LogOrigin origin =
                    new LogOrigin(UUID.randomUUID(), Optional.empty(), OptionalLong.empty(), Optional.empty());
            database.importLog(origin, writer -> {
                for (int time = 0; time < STEPS; time++) {
                    writer.putAll(time, step.at(time));
                }
            });
        }
    }

    private void measure(String label, long values, Work work) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                TemporaryFolder folder = new TemporaryFolder()) {
            String counted = url + (url.contains("?") ? "&" : "?") + CountingSockets.parameter();
            LogDatabase.builder()
                    .journalFolder(folder.path())
                    .open(counted)
                    .close(); // makes the tables, the first time
            statement.execute("TRUNCATE entries, keys, status, journals, lineage, logs");
            statement.execute("CHECKPOINT");
            ServerUsage before = ServerUsage.of(connection);
            long network = CountingSockets.bytes();
            long begin = System.nanoTime();
            work.run(folder, counted);
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
