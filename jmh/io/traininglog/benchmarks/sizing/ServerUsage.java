package io.traininglog.benchmarks.sizing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a server has spent so far.
 *
 * @param cpuSeconds of all its processes, by Linux' accounts; empty where it is on another machine
 * @param wal bytes of its write-ahead log
 * @param table bytes of the table of entries, with all that belongs to it but its indexes
 * @param index bytes of its index
 * @param transactions that it committed in this database, as far as its processes have told
 */
record ServerUsage(OptionalDouble cpuSeconds, long wal, long table, long index, long transactions) {

    /** Of a second, in {@code /proc}. */
    private static final double TICK = 0.01;

    // Fields of /proc/PID/stat after the name, from 0: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    private static final int PARENT = 1;
    private static final int OWN_TIME = 11;
    private static final int CHILDREN_TIME = 13;

    static ServerUsage of(Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_stat_force_next_flush()");
            return new ServerUsage(
                    cpu(number(statement, "SELECT pg_backend_pid()")),
                    number(statement, "SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint"),
                    number(statement, "SELECT pg_table_size('entries')"),
                    number(statement, "SELECT pg_indexes_size('entries')"),
                    number(statement, "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()"));
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    /** Of the process that starts all others, of those, and of those that have ended. */
    private static OptionalDouble cpu(long backend) throws IOException {
        List<String> own = stat(backend);
        if (own.isEmpty()) {
            return OptionalDouble.empty();
        }
        String first = own.get(PARENT);
        long ticks = 0;
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes.filter(ServerUsage::isProcess).toList()) {
                List<String> stat = stat(Long.parseLong(process.getFileName().toString()));
                if (!stat.isEmpty() && stat.get(PARENT).equals(first)) {
                    ticks += time(stat, OWN_TIME);
                }
            }
        }
        List<String> parent = stat(Long.parseLong(first));
        return OptionalDouble.of(TICK * (ticks + time(parent, OWN_TIME) + time(parent, CHILDREN_TIME)));
    }

    private static boolean isProcess(Path folder) {
        return folder.getFileName().toString().chars().allMatch(Character::isDigit);
    }

    private static long time(List<String> stat, int first) {
        return Long.parseLong(stat.get(first)) + Long.parseLong(stat.get(first + 1));
    }

    private static List<String> stat(long process) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process), "stat"));
            return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        } catch (IOException e) {
            return List.of(); // it has ended, or is on another machine
        }
    }
}
