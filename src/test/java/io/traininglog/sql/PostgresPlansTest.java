package io.traininglog.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.Durability;
import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.postgresql.PostgresServer;
import io.traininglog.store.Sealing;
import io.traininglog.store.StoreOptions;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the server plans what looks into a long log among others: in order of the index, and not all of it for a page. */
@Tag("once")
class PostgresPlansTest {

    /** More than any page has. */
    private static final int STEPS = 3_000;

    private static final int KEYS = 10;

    private static final UUID LOG = UUID.fromString("5b550bc3-0000-4000-8000-000000000001");

    /** One of this test's own: it tells the planner lies, which takes the superuser. */
    private static PostgresServer server;

    private static String url;

    /** Tables that were never analysed, as all are at first, of a size that the planner takes for a thousand times it. */
    @BeforeAll
    static void fill(@TempDir Path journals) throws SQLException {
        server = PostgresServer.start();
        url = server.newDatabase();
        try (LogDatabase database =
                LogDatabase.builder().journalFolder(journals).open(url)) {
            execute("ALTER TABLE entries SET (autovacuum_enabled = off)");
            for (int log = 0; log < 3; log++) {
                write(database, log == 1 ? LOG : UUID.randomUUID());
            }
            for (String relation : List.of("entries", "entries_pkey")) {
                execute(
                        "UPDATE pg_class SET reltuples = 100000000, relpages = pg_relation_size(oid) / 8192 WHERE relname = '"
                                + relation + "'");
            }
        }
    }

    private static void write(LogDatabase database, UUID log) {
        LogOrigin origin = new LogOrigin(log, Optional.empty(), OptionalLong.empty(), Optional.empty());
        database.importLog(origin, writer -> {
            for (int time = 0; time < STEPS; time++) {
                for (int key = 0; key < KEYS; key++) {
                    writer.put(time, "key" + key, 0.5 * time);
                }
            }
        });
    }

    @AfterAll
    static void end() {
        server.close();
    }

    private static void execute(String sql) throws SQLException {
        try (PostgresSession session = session();
                Statement statement = session.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    private static PostgresSession session() {
        StoreOptions options =
                new StoreOptions(Durability.PROCESS_DEATH, Duration.ofSeconds(30), false, Sealing.USUAL, null, null);
        return new PostgresSession(PostgresSession.jdbi(() -> DriverManager.getConnection(url)), options);
    }

    /** What reads rows, times or one key's cells, by the names of the methods. */
    static Stream<String> statements() {
        return Stream.of(
                "find",
                "findRow",
                "cell",
                "row",
                "ascending",
                "descending",
                "numbers",
                "series",
                "timesAscending",
                "timesDescending",
                "firstIn",
                "lastIn",
                "lastTime",
                "countTimes");
    }

    @ParameterizedTest
    @MethodSource("statements")
    void noStatementSortsALogOrReadsOthers(String statement) throws SQLException {
        for (String mode : new String[] {"force_custom_plan", "force_generic_plan"}) {
            assertThat(plan(statement, mode))
                    .as("%s by a plan with %s", statement, mode)
                    .contains("entries_pkey")
                    .doesNotContain("Sort")
                    .doesNotContain("Seq Scan on entries");
        }
    }

    /** As the statement is planned within a transaction that reads. */
    private static String plan(String name, String mode) throws SQLException {
        try (PostgresSession session = session()) {
            session.beginRead();
            try (Statement statement = session.connection().createStatement()) {
                statement.execute("SET LOCAL plan_cache_mode = " + mode);
                statement.execute("PREPARE asked AS " + numbered(sql(name)));
                StringBuilder plan = new StringBuilder();
                String arguments = "'" + LOG + "', 0, " + (sql(name).contains("BETWEEN") ? Long.MAX_VALUE : 5) + ", 5";
                int count = (int) sql(name).chars().filter(c -> c == '?').count();
                String given = String.join(", ", Arrays.copyOf(arguments.split(", "), count));
                try (ResultSet lines = statement.executeQuery("EXPLAIN EXECUTE asked(" + given + ")")) {
                    while (lines.next()) {
                        plan.append(lines.getString(1)).append('\n');
                    }
                }
                return plan.toString();
            } finally {
                session.commit();
            }
        }
    }

    private static String sql(String name) {
        Method method = Arrays.stream(PostgresEntryDao.class.getMethods())
                .filter(candidate -> candidate.getName().equals(name))
                .filter(candidate -> candidate.getDeclaringClass() == PostgresEntryDao.class
                        || candidate.isAnnotationPresent(KeptSql.class))
                .min((one, other) -> Boolean.compare(
                        one.getDeclaringClass() != PostgresEntryDao.class,
                        other.getDeclaringClass() != PostgresEntryDao.class))
                .orElseThrow();
        return method.getAnnotation(KeptSql.class).value();
    }

    private static String numbered(String sql) {
        Matcher parameter = Pattern.compile("\\?").matcher(sql);
        int[] number = new int[1];
        return parameter.replaceAll(match -> "\\$" + ++number[0]);
    }
}
