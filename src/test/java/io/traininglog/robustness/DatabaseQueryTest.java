package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.traininglog.DatabaseFile;
import io.traininglog.LogDatabase;
import io.traininglog.QueryException;
import io.traininglog.QueryLimits;
import io.traininglog.QueryReport;
import io.traininglog.QueryRows;
import io.traininglog.TrainingLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A query reads, and does nothing else, whatever it says. */
@Timeout(120)
class DatabaseQueryTest {

    private static final String ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) ";

    @TempDir
    static Path made;

    private static UUID uuid;

    @TempDir
    Path folder;

    private Path file;
    private final Answer answer = new Answer();

    @BeforeAll
    static void make() {
        try (TrainingLog log = TrainingLog.open(made.resolve("runs.sqlite"))) {
            log.at(1)
                    .putAll(Map.of(
                            "cost", 0.5, "seen", 32, "note", "begins", "bytes", new byte[] {1, 2}, "done", false));
            uuid = log.uuid();
        }
    }

    @BeforeEach
    void copy() throws Exception {
        file = Files.copy(made.resolve("runs.sqlite"), folder.toRealPath().resolve("runs.sqlite"));
    }

    private QueryReport query(String sql) {
        return query(sql, QueryLimits.usual());
    }

    private QueryReport query(String sql, QueryLimits limits) {
        return DatabaseFile.at(file).query(sql, limits, answer);
    }

    @Test
    void theViewsAnswerWithTheirTypes() {
        assertThat(query("SELECT key, value FROM timeline ORDER BY key")).isEqualTo(new QueryReport(5, false));
        assertThat(answer.columns()).containsExactly("key", "value");
        assertThat(answer.rows().get(0).get(1)).isEqualTo(new byte[] {1, 2});
        assertThat(answer.rows().subList(1, 5))
                .containsExactly(
                        List.of("cost", 0.5),
                        List.of("done", "false"),
                        List.of("note", "begins"),
                        List.of("seen", 32L));
        query("SELECT NULL AS none, 9e999");
        assertThat(answer.rows().get(5)).isEqualTo(Arrays.asList(null, Double.POSITIVE_INFINITY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "  VALUES (1)",
                "SELECT 1;",
                "SELECT 1 ; ;; -- that is all; really",
                "/* first; */ -- and;\n SELECT 1 /* open",
                "SELECT 1 AS \"a;b\", ';' AS [c;d], 'it''s;' AS `e;f`",
                "WITH one AS (SELECT 1) SELECT * FROM one",
                "SELECT 1 FROM pragma_table_info('entries') LIMIT 1",
                "EXPLAIN QUERY PLAN SELECT 1"
            })
    void queriesOfEveryFormAreAnswered(String sql) {
        assertThat(query(sql).rows()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ATTACH 'other.sqlite' AS other",
                "DETACH main",
                "PRAGMA journal_mode = DELETE",
                "PRAGMA writable_schema = ON",
                "PRAGMA query_only = OFF",
                "PRAGMA temp_store_directory = '/'",
                "DROP TABLE entries",
                "DELETE FROM entries",
                "UPDATE sqlite_master SET sql = ''",
                "CREATE TEMP TABLE t (a)",
                "VACUUM INTO 'copy.sqlite'",
                "BEGIN EXCLUSIVE",
                "ROLLBACK",
                "REINDEX",
                "ANALYZE",
                "SELECT 1; DROP TABLE entries",
                "SELECT 1;; SELECT 2",
                "SELECT ';'; DELETE FROM entries",
                "SELECT 1 /* */; /* */ ATTACH 'other.sqlite' AS other",
                "WITH one AS (SELECT 1) DELETE FROM entries RETURNING 1",
                "WITH one AS (SELECT 1) DELETE FROM entries",
                "WITH one AS (SELECT 7, 'k') INSERT INTO keys SELECT * FROM one RETURNING 1",
                "WITH one AS (SELECT 1) UPDATE sqlite_master SET sql = '' RETURNING 1",
                "SELECT load_extension('libevil.so')",
                "SELECT writefile('evil', 'evil')",
                "SELECT * FROM other.entries",
                "SELECT * FROM pragma_journal_mode('DELETE')",
                "SELECT ?",
                "SELECT :name",
                "",
                "  -- nothing",
                ";",
                "SELEC 1",
                "SELECT"
            })
    void whatIsNoQueryIsRefusedAndNothingIsChanged(String sql) throws Exception {
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> query(sql))
                .isInstanceOf(QueryException.class)
                .message()
                .isNotBlank()
                .doesNotContain("SQLITE_", "\n");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(answer.rows()).isEmpty();
        assertThat(folder.resolve("copy.sqlite")).doesNotExist();
        try (TrainingLog log = TrainingLog.open(file, uuid)) {
            assertThat(log.at(1)).hasSize(5);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*) FROM n",
                "SELECT max(i), count(DISTINCT i % 7) FROM n",
                "SELECT * FROM n WHERE i < 0",
                "SELECT * FROM n ORDER BY i DESC",
                "SELECT group_concat('x') FROM n WHERE i < 0"
            })
    void anEndlessQueryIsStoppedWhenItsTimeIsOver(String rest) {
        Duration most = Duration.ofMillis(100);
        assertThatThrownBy(() -> query(ENDLESS + rest, QueryLimits.usual().time(most)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("longer than 0.1 s");
    }

    /** Whoever takes the rows may be slow. */
    @Test
    void onlySqlitesOwnTimeCounts() {
        QueryLimits limits = QueryLimits.usual().time(Duration.ofMillis(50)).rows(3);
        long end = System.nanoTime() + Duration.ofMillis(80).toNanos();
        QueryReport report = DatabaseFile.at(file).query(ENDLESS + "SELECT i FROM n", limits, new QueryRows() {
            @Override
            public void columns(List<String> names) {
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            }

            @Override
            public void row(List<Object> values) {
                answer.row(values);
            }
        });
        assertThat(report).isEqualTo(new QueryReport(3, true));
    }

    @Test
    void anAnswerIsCutAtTheLimitOfRowsAndSaysSo() {
        assertThat(query(ENDLESS + "SELECT i FROM n", QueryLimits.usual().rows(7)))
                .isEqualTo(new QueryReport(7, true));
        assertThat(answer.rows()).hasSize(7);
        String five = "VALUES (1), (2), (3), (4), (5)";
        assertThat(query(five, QueryLimits.usual().rows(5))).isEqualTo(new QueryReport(5, false));
        assertThat(query(five, QueryLimits.usual().rows(4))).isEqualTo(new QueryReport(4, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT zeroblob(1000000000)",
                "SELECT randomblob(1e9)",
                "SELECT length(hex(zeroblob(1000000)))",
                "SELECT printf('%.*c', 1000000000, 'x')",
                "SELECT replace(hex(zeroblob(500000)), '0', 'xxxx')",
                "SELECT group_concat(v, '') FROM (SELECT hex(zeroblob(400000)) AS v UNION ALL SELECT hex(zeroblob(400000)))"
            })
    void aValueThatIsTooLargeIsNeverMade(String sql) {
        assertThatThrownBy(() -> query(sql))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("more than 1048576 bytes");
    }

    @Test
    void aRowOfManyLargeValuesIsRefused() {
        String row = "randomblob(1000000)" + ", randomblob(1000000)".repeat(99);
        assertThatThrownBy(() -> query("SELECT " + row))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("a row of the answer is larger");
        assertThatThrownBy(() -> query("SELECT " + row + ", 1"))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("too many columns");
    }

    @Test
    void aTextWithoutEndIsRefused() {
        assertThatThrownBy(() -> query("SELECT 1" + " + 1".repeat(20_000))).isInstanceOf(QueryException.class);
        assertThatThrownBy(() -> query("SELECT " + "(".repeat(5_000) + "1" + ")".repeat(5_000)))
                .isInstanceOf(QueryException.class);
        assertThatThrownBy(() -> query("SELECT 1" + " UNION SELECT 1".repeat(100)))
                .isInstanceOf(QueryException.class);
    }

    /** Asks what it is told to, and says how that ended and how many kilobytes its process had at most. */
    static final class Asker {
        public static void main(String[] arguments) throws Exception {
            try {
                DatabaseFile.at(Path.of(arguments[0]))
                        .query(arguments[1], QueryLimits.usual().time(Duration.ofSeconds(1)), new Answer());
                System.out.println("answered");
            } catch (QueryException e) {
                System.out.println("refused " + e.getMessage());
            }
            try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
                lines.filter(line -> line.startsWith("VmHWM:"))
                        .forEach(line -> System.out.println(line.replaceAll("\\D", "")));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT b FROM (SELECT randomblob(1000000) AS b FROM n) ORDER BY b",
                "SELECT count(DISTINCT randomblob(100000)) FROM n",
                "SELECT json_group_array(hex(zeroblob(100000))) FROM n",
                "SELECT median(i) FROM n"
            })
    void whatAnEndlessQueryGathersDoesNotFillTheMemory(String rest) throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "needs Linux, which says how much it took");
        try (ChildJvm asker = ChildJvm.start(Asker.class, file, ENDLESS + rest)) {
            List<String> lines = asker.finish();
            assertThat(lines).hasSize(2);
            assertThat(lines.get(0)).startsWith("refused ").contains("stopped");
            assertThat(Long.parseLong(lines.get(1))).as("kilobytes").isLessThan(1_200_000L);
        }
    }

    @Test
    void databasesOfEveryVersionAnswer() throws Exception {
        Databases.blocks(file);
        assertThat(query("SELECT DISTINCT uuid FROM status").rows()).isEqualTo(3);
        Databases.resource("/io/traininglog/golden/v2.sqlite", file);
        assertThat(query("SELECT * FROM runs").rows()).isEqualTo(3);
        assertThat(Databases.version(file)).isEqualTo(2);
    }

    @Test
    void besideATrainerItAnswersAndHoldsNobodyUp() throws Exception {
        Files.delete(file);
        try (ChildJvm trainer = ChildJvm.start(WaitingTrainer.class, file, 100)) {
            assertThat(trainer.line()).startsWith("log ");
            assertThat(query("SELECT count(*) FROM runs").rows()).isEqualTo(1);
            trainer.tell("on");
            trainer.expect("on 101");
            trainer.finish();
        }
        query("SELECT count(*) FROM timeline");
        assertThat(answer.rows().get(1)).containsExactly(101L);
    }

    /** A view is somebody else's query. */
    @Test
    void aViewInAForeignFileCanDoNoMoreThanAQuery() throws Exception {
        Databases.execute(
                file,
                "CREATE VIEW evil AS SELECT load_extension('libevil.so')",
                "CREATE VIEW endless AS " + ENDLESS + "SELECT count(*) FROM n");
        assertThatThrownBy(() -> query("SELECT * FROM evil")).isInstanceOf(QueryException.class);
        assertThatThrownBy(
                        () -> query("SELECT * FROM endless", QueryLimits.usual().time(Duration.ofMillis(100))))
                .isInstanceOf(QueryException.class);
    }

    @Test
    void theFileIsAsFreeAfterwardsAsItWasBefore() {
        assertThatThrownBy(() -> query(
                        ENDLESS + "SELECT count(*) FROM n", QueryLimits.usual().time(Duration.ofMillis(50))))
                .isInstanceOf(QueryException.class);
        try (LogDatabase database = LogDatabase.open(file)) {
            database.delete(uuid);
        }
        assertThat(query("SELECT * FROM runs").rows()).isZero();
    }

    @Test
    void limitsThatMakeNoSenseAreRefused() {
        QueryLimits usual = QueryLimits.usual();
        assertThatIllegalArgumentException().isThrownBy(() -> usual.rows(0));
        assertThatIllegalArgumentException().isThrownBy(() -> usual.time(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> usual.time(Duration.ofDays(100_000)));
        assertThatIllegalArgumentException().isThrownBy(() -> usual.valueBytes(10));
    }
}
