package io.traininglog.benchmarks.contenders;

import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Long logs on the server for all who read: the same numbers in the tables of each, in order of time and analysed. */
public final class ServerLogs {

    private static final int KEYS = 10;

    private ServerLogs() {}

    /** Makes those that are not there. */
    public static void fill(Iterable<Integer> sizes) {
        String url = ServerDatabase.given();
        boolean isNew = false;
        try (TemporaryFolder folder = new TemporaryFolder();
                LogDatabase database =
                        LogDatabase.builder().journalFolder(folder.path()).open(url)) {
            ServerDatabase.run(url, PlainPostgres.TABLE);
            for (int steps : sizes) {
                if (database.find(uuid(steps).toString().replace("-", "")).isEmpty()) {
                    fill(database, steps);
                    isNew = true;
                }
            }
        }
        if (isNew) {
            ServerDatabase.run(url, "VACUUM (ANALYZE) entries", "VACUUM (ANALYZE) plain", "CHECKPOINT");
        }
    }

    private static void fill(LogDatabase database, int steps) {
        Steps step = new Steps(KEYS);
        LogOrigin origin = new LogOrigin(uuid(steps), Optional.empty(), OptionalLong.empty(), Optional.empty());
        database.importLog(origin, writer -> {
            for (int time = 0; time < steps; time++) {
                writer.putAll(time, step.at(time));
            }
        });
        StringBuilder numbers = new StringBuilder();
        for (int key = 0; key < KEYS; key++) {
            numbers.append(key == 0 ? "" : ", ").append("('" + step.key(key) + "', " + key + ")");
        }
        ServerDatabase.run(ServerDatabase.given(), """
                INSERT INTO plain (log, time, key, value)
                SELECT e.log, e.time, n.number, e.real
                FROM entries AS e
                JOIN keys AS k ON k.log = e.log AND k.id = e.key
                JOIN (VALUES %s) AS n (key, number) ON n.key = k.key
                WHERE e.log = '%s'
                ORDER BY e.time, n.number""".formatted(numbers, uuid(steps)));
    }

    /** The log of so many steps. */
    static UUID uuid(int steps) {
        return new UUID(0x7472_6169_6e69_4000L, 0x8000_0000_0000_0000L | steps);
    }
}
