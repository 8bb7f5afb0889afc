package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.LogSummary;
import io.traininglog.TrainingLog;
import io.traininglog.terminal.TerminalText;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person does with a database's file: {@code info}, {@code migrate}, {@code check}, {@code vacuum} and {@code sql}. */
class CareCommandsTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() throws Exception {
        file = folder.toRealPath().resolve("runs.sqlite");
    }

    private String log() {
        try (TrainingLog log = TrainingLog.open(file)) {
            log.record(1, "cost", 0.5);
            log.record(2, "cost", Double.NaN);
            log.at(1).put("large", new double[100]);
            return log.hexUuid();
        }
    }

    private void blocks() throws Exception {
        String name = "/io/traininglog/blocks/blocks-small.sqlite";
        try (InputStream in = Objects.requireNonNull(CareCommandsTest.class.getResourceAsStream(name))) {
            Files.copy(in, file);
        }
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void assertFails(Printed printed, int exitCode, String... words) {
        assertThat(printed.exitCode()).isEqualTo(exitCode);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.err().lines()).hasSize(1);
        assertThat(printed.err()).startsWith("traininglog: ").contains(words).doesNotContain("Exception");
    }

    @Test
    void infoShowsVersionSizesAndContents() {
        log();
        Printed printed = Printed.run("info", "-d", file);
        assertThat(printed.exitCode()).isZero();
        assertThat(printed.lines())
                .contains("file         " + file, "schema       version 3, the newest", "logs         1")
                .contains("entries      3: 3 rows, and 0 in 0 chunks")
                .anyMatch(line -> line.matches("size         [0-9.]+ KiB, of which 0 B are free"));
        assertThat(Printed.run("info", "-d", file, "--json").out())
                .contains("\"schema_version\" : 3", "\"pending\" : [ ]", "\"entries\" : 3", "\"journals\" : [ ]");
    }

    @Test
    void infoOfADatabaseOfBlocksListsWhatIsPending() throws Exception {
        blocks();
        assertThat(Printed.run("info", "-d", file).lines())
                .contains(
                        "schema       1, as Python's Blocks makes it; the newest is 3",
                        "pending      2 lineage and kinds",
                        "pending      3 sealed columns");
    }

    @Test
    void infoShowsWhoseAJournalIs() {
        try (TrainingLog log = TrainingLog.open(file)) {
            log.record(1, "cost", 0.5);
            assertThat(Printed.run("info", "-d", file).lines())
                    .anyMatch(line -> line.matches("journal      runs.sqlite.journal-\\w{16}, .* of a living process"));
            assertThat(Printed.run("info", "-d", file, "--json").out()).contains("\"state\" : \"held\"");
        }
    }

    @Test
    void aDryRunNamesTheMigrationsAndTheBackupAndDoesNothing() throws Exception {
        blocks();
        byte[] before = Files.readAllBytes(file);
        Printed printed = Printed.run("migrate", "--dry-run", "-d", file);
        assertThat(printed.exitCode()).isZero();
        assertThat(printed.lines())
                .containsExactly(
                        "pending: 2 lineage and kinds", "pending: 3 sealed columns", "backup:  " + file + ".v1.bak");
        assertThat(Printed.run("migrate", "--dry-run", "-d", file, "--json").out())
                .contains("\"from\" : 1", "\"to\" : 3", "\"name\" : \"sealed columns\"", ".v1.bak");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(folder).isDirectoryNotContaining("glob:**.bak");
    }

    @Test
    void toMigrateTellsVersionsAndBackupAndTheSecondTimeThatNothingIsPending() throws Exception {
        blocks();
        assertThat(Printed.run("migrate", "-d", file).lines())
                .containsExactly(file + " was upgraded from schema version 1 to 3; as it was, it is kept as " + file
                        + ".v1.bak");
        assertThat(file.resolveSibling("runs.sqlite.v1.bak")).exists();
        String nothing = "nothing is pending: the schema version is 3";
        assertThat(Printed.run("migrate", "-d", file).lines()).containsExactly(nothing);
        assertThat(Printed.run("migrate", "--dry-run", "-d", file).lines()).containsExactly(nothing);
        assertThat(Printed.run("migrate", "-d", file, "--json").out())
                .contains("\"from\" : 3", "\"to\" : 3")
                .doesNotContain("backup");
    }

    @Test
    void aCheckOfASoundDatabaseSaysSo() {
        log();
        Printed printed = Printed.run("check", "-d", file);
        assertThat(printed.exitCode()).isZero();
        assertThat(printed.lines()).containsExactly(file + " is sound");
        assertThat(printed.err()).isEmpty();
        assertThat(Printed.run("check", "-d", file, "--json"))
                .isEqualTo(new Printed(0, "[ ]" + System.lineSeparator(), ""));
    }

    @Test
    void eachFindingIsALineAndTheExitCodeOne() throws Exception {
        String log = log();
        execute("UPDATE entries SET kind = 77");
        Printed printed = Printed.run("check", "-d", file);
        assertThat(printed.exitCode()).isEqualTo(1);
        assertThat(printed.lines()).hasSize(3).allMatch(line -> line.startsWith("log " + log + ", time "));
        Printed json = Printed.run("check", "-d", file, "--json");
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(json.out())
                .contains("\"kind\" : \"value\"", "\"log\" : \"" + log + "\"", "\"time\" : 1", "\"key\" : \"cost\"");
    }

    @Test
    void onATerminalFindingsAndProgressDoNotMix() throws Exception {
        log();
        execute("UPDATE entries SET kind = 77");
        Printed printed = Printed.onTerminal(100, "check", "-d", file);
        assertThat(printed.out().split("\n")).hasSize(3).allSatisfy(line -> {
            assertThat(line).startsWith("\r");
            assertThat(TerminalText.width(line.substring(1))).isGreaterThanOrEqualTo(99);
        });
        assertThat(printed.err()).contains("checking").endsWith("\r");
        assertThat(Printed.onTerminal(100, "check", "-d", file, "--json").err()).isEmpty();
    }

    @Test
    void vacuumTellsWhatItGained() {
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog log = database.create()) {
            for (int time = 0; time < 5_000; time++) {
                log.at(time).put("note", "step " + time);
            }
            log.flush();
            database.delete(log.uuid());
        }
        assertThat(Printed.run("vacuum", "-d", file).out().strip())
                .matches(".*runs.sqlite: [0-9.]+ [KM]iB before, [0-9.]+ KiB now");
        assertThat(Printed.run("vacuum", "-d", file, "--json").out())
                .contains("\"bytes_before\" : ", "\"bytes_after\" : ");
    }

    @Test
    void vacuumWhileItIsOpenFails() {
        try (TrainingLog log = TrainingLog.open(file)) {
            log.record(1, "cost", 1);
            assertFails(Printed.run("vacuum", "-d", file), 1, "a process is logging to it", "Try again");
        }
    }

    @Test
    void sqlPrintsATable() {
        String log = log();
        Printed printed =
                Printed.run("sql", "-d", file, "SELECT log, time, key, value FROM timeline ORDER BY time, key");
        assertThat(printed.exitCode()).isZero();
        assertThat(printed.lines())
                .containsExactly(
                        "log                               time  key    value",
                        log + "     1  cost   0.5",
                        log + "     1  large  x'934e554d5059010076007b2764657363…' (928 bytes)",
                        log + "     2  cost   NaN");
        assertThat(printed.err()).isEmpty();
    }

    @Test
    void numbersAreAlignedToTheRightAndNullIsBlank() {
        log();
        assertThat(Printed.run("sql", "-d", file, "VALUES (1, 'a', NULL), (-10, 'b', x'00'), (2.5, 'c', NULL)")
                        .lines())
                .containsExactly("column1  column2  column3", "      1  a", "    -10  b        x'00'", "    2.5  c");
    }

    @Test
    void whatIsStoredCannotActOnTheTerminal() {
        log();
        Printed printed = Printed.onTerminal(
                80, "sql", "-d", file, "SELECT char(27) || '[2J' AS evil, 'a' || char(10) || 'b' AS two");
        assertThat(printed.lines()).hasSize(2);
        assertThat(printed.lines().get(1)).isEqualTo("\\u001b[2J  a\\nb");
    }

    @Test
    void aQueryThatFailsHalfWayLooksLikeNoWholeAnswer() {
        Printed printed = Printed.run(
                "sql",
                "-d",
                file,
                "--json",
                "SELECT abs(-9223372036854775807 - i / 3) AS i"
                        + " FROM (SELECT 1 AS i UNION ALL SELECT 2 UNION ALL SELECT 3)");
        assertThat(printed.exitCode()).isEqualTo(1);
        assertThat(printed.out()).doesNotContain("]");
    }

    @Test
    void sqlPrintsJson() {
        log();
        assertThat(Printed.run(
                                "sql",
                                "-d",
                                file,
                                "--json",
                                "SELECT 1 AS a, 2 AS a, 9e999 AS b, x'0102' AS c, NULL AS d")
                        .out()
                        .replaceAll("\\s+", ""))
                .isEqualTo("[{\"a\":1,\"a:1\":2,\"b\":\"Infinity\",\"c\":\"AQI=\",\"d\":null}]");
        assertThat(Printed.run("sql", "-d", file, "--json", "SELECT 1 WHERE 0")
                        .out()
                        .strip())
                .isEqualTo("[ ]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--json"})
    void moreRowsThanTheLimitAreCutAndThatIsSaidBeside(String option) {
        log();
        List<Object> arguments = option.isEmpty()
                ? List.of("sql", "-d", file, "--limit", 2, "VALUES (1), (2), (3)")
                : List.of("sql", option, "-d", file, "--limit", 2, "VALUES (1), (2), (3)");
        Printed printed = Printed.run(arguments.toArray());
        assertThat(printed.exitCode()).isZero();
        assertThat(printed.out()).contains("2").doesNotContain("3");
        assertThat(printed.err()).contains("more rows than these 2", "--limit");
    }

    @Test
    void sqlThatIsRefusedOrTakesTooLongFails() {
        log();
        assertFails(Printed.run("sql", "-d", file, "DROP TABLE entries"), 1, "only queries are answered", "'DROP'");
        assertFails(Printed.run("sql", "-d", file, "SELECT 1; SELECT 2"), 1, "one query at a time");
        assertFails(Printed.run("sql", "-d", file, "SELECT nothing FROM nowhere"), 1, "not understood", "nothing");
        String endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
        assertFails(Printed.run("sql", "-d", file, "--timeout", "0.2", endless), 1, "longer than 0.2 s");
        assertFails(Printed.run("sql", "-d", file, "--timeout", "0", "SELECT 1"), 2, "24 days", "--help");
        assertFails(Printed.run("sql", "-d", file, "--limit", "0", "SELECT 1"), 2, "at least 1 row");
        assertFails(Printed.run("sql", "-d", file), 2, "QUERY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "migrate", "check", "vacuum"})
    void aFileThatIsMissingOrNoDatabaseIsNamed(String command) throws Exception {
        assertFails(Printed.run(command, "-d", file), 1, "there is no database " + file);
        assertThat(file).doesNotExist();
        assertFails(Printed.run(command, "-d", folder), 1, "is a folder");
        Files.writeString(file, "dear diary, ".repeat(1000));
        assertFails(Printed.run(command, "-d", file), 1, "runs.sqlite is no SQLite database");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ls", "tree", "vacuum"})
    void anEmptyFileAndAnOlderDatabaseAreSaidToBeSuch(String command) throws Exception {
        Files.createFile(file);
        assertFails(Printed.run(command, "-d", file), 1, file + " is empty", "'traininglog migrate'");
        assertFails(
                Printed.run("sql", "-d", file, "SELECT * FROM runs"),
                1,
                "no such table: runs; the database is empty",
                "'traininglog migrate'");
        Files.delete(file);
        blocks();
        assertFails(Printed.run(command, "-d", file), 1, "schema version 1", "'traininglog migrate'");
        assertFails(
                Printed.run("sql", "-d", file, "SELECT * FROM timeline"),
                1,
                "no such table: timeline; the database is at schema version 1",
                "'traininglog migrate'");
        assertThat(Printed.run("sql", "-d", file, "SELECT count(*) FROM entries")
                        .exitCode())
                .isZero();
    }

    @Test
    void toDeleteWhereNobodyCanBeAskedNeedsYes() {
        String log = log();
        assertFails(Printed.run("rm", "-d", file, log), 2, "--yes");
        assertThat(logs()).hasSize(1);
        assertThat(Printed.run("rm", "-d", file, "--yes", log.substring(0, 6)).lines())
                .containsExactly("deleted " + log);
        assertThat(logs()).isEmpty();
    }

    @Test
    void severalLogsAreDeletedAtOnce() {
        String first = log();
        String second = log();
        String third = log();
        assertThat(Printed.run("rm", "-d", file, "-y", "--json", first, "last")
                        .out()
                        .replaceAll("\\s+", ""))
                .isEqualTo("[\"" + first + "\",\"" + third + "\"]");
        assertThat(logs())
                .extracting(log -> log.uuid().toString().replace("-", ""))
                .containsExactly(second);
    }

    @Test
    void aLogFromWhichOthersWereResumedIsOnlyDeletedWithThem() {
        List<String> lineage = lineage();
        assertFails(
                Printed.run("rm", "-d", file, "--yes", lineage.get(0)),
                1,
                lineage.get(0) + " cannot be deleted: ",
                "--descendants");
        assertThat(logs()).hasSize(4);
        assertThat(Printed.run("rm", "-d", file, "--yes", "--descendants", lineage.get(1))
                        .lines())
                .containsExactly("deleted " + lineage.get(2), "deleted " + lineage.get(1));
        assertThat(logs()).hasSize(2);
        assertThat(Printed.run("rm", "-d", file, "--yes", lineage.get(0), lineage.get(3))
                        .lines())
                .containsExactly("deleted " + lineage.get(3), "deleted " + lineage.get(0));
    }

    @Test
    void aLogThatALivingProcessMayBeWritingIsNotDeletedInPassing() {
        log();
        try (TrainingLog running = TrainingLog.open(file)) {
            running.record(1, "cost", 0.5);
            assertFails(Printed.run("rm", "-d", file, "--yes", "last"), 1, "a living process writes to", "--in-use");
            running.record(2, "cost", 0.25);
            assertThat(logs()).hasSize(2);
            assertThat(Printed.run("rm", "-d", file, "--yes", "--in-use", running.hexUuid())
                            .lines())
                    .containsExactly("deleted " + running.hexUuid());
        }
    }

    @Test
    void whatCannotBeFoundIsNamedAndNothingIsDeleted() {
        String log = log();
        assertFails(Printed.run("rm", "-d", file, "--yes", log, "0123456789"), 1, "'0123456789'");
        assertThat(logs()).hasSize(1);
        log();
        assertFails(Printed.run("rm", "-d", file, "--yes", ""), 2, "An empty LOG names none");
        assertFails(Printed.run("rm", "-d", file, "--yes"), 2, "LOG");
    }

    /** A log, its child, that one's child, and another child of the first. */
    private List<String> lineage() {
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog first = database.create();
                TrainingLog second = first.resume();
                TrainingLog third = second.resume();
                TrainingLog other = first.resume()) {
            return List.of(first.hexUuid(), second.hexUuid(), third.hexUuid(), other.hexUuid());
        }
    }

    private List<LogSummary> logs() {
        try (LogDatabase database = LogDatabase.open(file)) {
            return database.logs();
        }
    }
}
