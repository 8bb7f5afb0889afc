package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.postgresql.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands on databases that are named by a URL: what reads, imports and deletes is as with a file. */
@ParameterizedClass
@EnumSource(DatabasePlacesTest.Kind.class)
class DatabasePlacesTest {

    private static final String ROOT = "0".repeat(31) + "1";
    private static final String CHILD = "0".repeat(15) + "1" + "0".repeat(15) + "2";

    enum Kind {
        FILE_BY_URL,
        POSTGRESQL
    }

    @Parameter
    Kind kind;

    @TempDir
    Path folder;

    private Path file;
    private String url;

    @BeforeEach
    void makeBoth() {
        file = folder.resolve("runs.sqlite");
        url = kind == Kind.POSTGRESQL
                ? PostgresServer.shared().newDatabase()
                : "jdbc:sqlite:" + folder.resolve("same.sqlite");
        try (LogDatabase database = LogDatabase.open(file)) {
            database.importLog(LogOrigin.of(new UUID(0, 1)), log -> {
                for (int step = 1; step <= 100; step++) {
                    log.put(step, "cost", 1.0 / step);
                }
                log.put(3, "note", "text");
                log.putStatus("iterations_done", 100L);
            });
            database.importLog(LogOrigin.of(new UUID(1, 2)).resumedFrom(new UUID(0, 1), 50), log -> {
                log.put(51, "cost", 0.5);
                log.remove(3, "note");
            });
        }
        assertThat(Printed.run("copy", file, url).exitCode()).isZero();
    }

    @AfterEach
    void forgetConfiguration() {
        System.clearProperty("traininglog.log_backend");
        System.clearProperty("traininglog.postgresql_url");
        System.clearProperty("traininglog.sqlite_database");
    }

    private Printed run(String... arguments) {
        Object[] all = new Object[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "-d";
        all[arguments.length + 1] = url;
        return Printed.run(all);
    }

    private void assertIsAsWithAFile(String... arguments) {
        Object[] all = new Object[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "-d";
        all[arguments.length + 1] = file;
        Printed expected = Printed.run(all);
        assertThat(expected.exitCode()).as("%s", expected).isZero();
        assertThat(expected.out()).isNotEmpty();
        assertThat(run(arguments)).isEqualTo(expected);
    }

    private void assertFails(int code, String message, String... arguments) {
        Printed printed = run(arguments);
        assertThat(printed.err()).startsWith("traininglog: " + message);
        assertThat(printed.err().lines()).hasSize(1);
        assertThat(printed.out()).isEmpty();
        assertThat(printed.exitCode()).isEqualTo(code);
    }

    @Test
    void whatReadsPrintsWhatItDoesOfAFile() {
        assertIsAsWithAFile("ls");
        assertIsAsWithAFile("ls", "--json", "-k", "cost");
        assertIsAsWithAFile("show", ROOT);
        assertIsAsWithAFile("row", CHILD, "3");
        assertIsAsWithAFile("tail", "-n", "5", CHILD);
        assertIsAsWithAFile("keys", ROOT);
        assertIsAsWithAFile("status", ROOT, "--json");
        assertIsAsWithAFile("tree");
        assertIsAsWithAFile("compare", ROOT, CHILD);
        assertIsAsWithAFile("plot", ROOT, CHILD, "-k", "cost");
        assertIsAsWithAFile("export", CHILD, "-o", "-", "-f", "csv");
    }

    @Test
    void exportsGoToFilesAndNotOverOthersDatabases() throws Exception {
        Path csv = folder.resolve("run.csv");
        assertThat(run("export", CHILD, "-o", csv.toString()).exitCode()).isZero();
        assertThat(Files.readAllLines(csv)).hasSize(52);
        assertFails(1, file + " is a database", "export", CHILD, "-f", "csv", "-o", file.toString());
    }

    @Test
    void whatIsNotThereIsSaidToBeMissingThere() {
        assertFails(1, "no log in " + name() + " has a UUID that begins with 'abc'", "show", "abc");
        run("rm", "--yes", CHILD, ROOT);
        assertFails(1, "there is no log in " + name(), "show", "last");
    }

    /** As people may see it. */
    private String name() {
        try (LogDatabase database = LogDatabase.builder().readOnly().open(url)) {
            assertThat(database.description()).doesNotContain("jdbc", "password", "user");
            return database.description();
        }
    }

    @Test
    void importsGoThere() throws Exception {
        Path csv = Files.writeString(folder.resolve("run.csv"), "step,loss\n1,0.5\n2,0.25\n");
        Printed rehearsed = run("import", "csv", csv.toString(), "--dry-run");
        assertThat(rehearsed.lines()).endsWith("1 log would be imported into " + name());
        Printed imported = run("import", "csv", csv.toString());
        assertThat(imported.lines()).endsWith("1 log imported into " + name());
        assertThat(run("import", "csv", csv.toString()).lines())
                .endsWith("0 logs imported into " + name() + ", 1 there already");
        assertThat(run("ls").lines()).hasSize(4);
    }

    @Test
    void logsAreDeletedThere() {
        assertFails(1, "log " + ROOT + " cannot be deleted", "rm", "--yes", ROOT);
        assertThat(run("rm", "--yes", CHILD).lines()).containsExactly("deleted " + CHILD);
        assertThat(run("ls").lines()).hasSize(2);
    }

    @Test
    void whatIsAboutFilesSaysSoAndWhatToUse() {
        assertFails(2, "'info' is for SQLite files; psql shows", "info");
        assertFails(2, "'check' is for SQLite files; a PostgreSQL server checks", "check");
        assertFails(2, "'vacuum' is for SQLite files; a PostgreSQL server vacuums", "vacuum");
        assertFails(2, "'sql' is for SQLite files; ask a PostgreSQL database with psql", "sql", "SELECT 1");
        assertFails(2, "'migrate' is for SQLite files; without --dry-run", "migrate", "--dry-run");
    }

    @Test
    void toUpgradeItIsToOpenIt() {
        assertThat(run("migrate").lines())
                .containsExactly(name() + " has the newest schema version that this traininglog knows");
        assertThat(run("migrate", "--json").out()).contains("\"database\" : \"" + name() + "\"");
    }

    @Test
    void itIsCopiedFromAndToItself() {
        Path back = folder.resolve("back.sqlite");
        Printed printed = Printed.run("copy", url, back);
        assertThat(printed.lines())
                .containsExactly(
                        "copied: " + ROOT,
                        "copied: " + CHILD,
                        "2 logs with 102 entries copied from " + name() + " to " + back);
        assertThat(Printed.run("copy", back, url, "--json").out()).contains("\"to\" : \"" + name() + "\"");
        assertThat(Printed.run("copy", url, url).exitCode()).isEqualTo(2);
        assertThat(Printed.run("row", CHILD, "3", "-d", back)).isEqualTo(Printed.run("row", CHILD, "3", "-d", file));
    }

    @Test
    void theConfiguredOneIsUsedUnlessAnotherIsNamed() {
        boolean isServer = kind == Kind.POSTGRESQL;
        System.setProperty("traininglog.log_backend", isServer ? "postgresql" : "sqlite");
        System.setProperty(
                isServer ? "traininglog.postgresql_url" : "traininglog.sqlite_database",
                isServer ? url : folder.resolve("same.sqlite").toString());
        assertThat(Printed.run("ls")).isEqualTo(run("ls"));
        assertThat(Printed.run("rm", "--yes", CHILD).lines()).containsExactly("deleted " + CHILD);
        assertThat(run("ls").lines()).hasSize(2);
        assertThat(Printed.run("ls", "-d", file).lines()).hasSize(3);
    }

    @Test
    void whatIsNotTheSameShowsWhereItIs() {
        try (LogDatabase database = LogDatabase.open(url)) {
            database.importLog(LogOrigin.of(new UUID(7, 7)), log -> log.put(1, "cost", 1.0));
        }
        List<String> lines = Printed.run("copy", url, file, "--dry-run").lines();
        assertThat(lines).startsWith("would copy: " + "0".repeat(15) + "7" + "0".repeat(15) + "7");
    }
}
