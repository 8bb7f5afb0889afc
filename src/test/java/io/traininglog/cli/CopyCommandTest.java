package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.TrainingLog;
import io.traininglog.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a copy prints and answers, for people and programs. */
class CopyCommandTest {

    private static final String ROOT = "0".repeat(31) + "1";
    private static final String CHILD = "0".repeat(15) + "1" + "0".repeat(15) + "2";
    private static final String OTHER = "f".repeat(32);

    @TempDir
    Path folder;

    private Path source;
    private Path target;

    @BeforeEach
    void makeSource() {
        source = folder.resolve("source.sqlite");
        target = folder.resolve("target.sqlite");
        try (LogDatabase database = LogDatabase.open(source)) {
            database.importLog(LogOrigin.of(new UUID(0, 1)), log -> {
                for (int step = 0; step < 1500; step++) {
                    log.put(step, "cost", 1.0 / (step + 1));
                }
            });
            database.importLog(
                    LogOrigin.of(new UUID(1, 2)).resumedFrom(new UUID(0, 1), 10), log -> log.put(11, "cost", 0.5));
            database.importLog(LogOrigin.of(new UUID(-1, -1)), log -> {});
        }
    }

    private void grow() {
        try (TrainingLog log = TrainingLog.open(source, new UUID(0, 1))) {
            log.record(1500, "cost", 0.0);
        }
    }

    private Printed copy(Object... more) {
        Object[] arguments = new Object[3 + more.length];
        arguments[0] = "copy";
        arguments[1] = source;
        arguments[2] = target;
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Printed.run(arguments);
    }

    private int logs() {
        try (LogDatabase database = LogDatabase.open(target)) {
            return database.logs().size();
        }
    }

    private String places() {
        return "from " + source + " to " + target;
    }

    @Test
    void everyLogIsListedAndAFileThatIsNotThereIsMade() {
        Printed printed = copy();
        assertThat(printed.err()).isEmpty();
        assertThat(printed.lines())
                .containsExactly(
                        "copied: " + ROOT,
                        "copied: " + CHILD,
                        "copied: " + OTHER,
                        "3 logs with 1,501 entries copied " + places());
        assertThat(printed.exitCode()).isZero();
        assertThat(Printed.run("ls", "-d", target).out())
                .isEqualTo(Printed.run("ls", "-d", source).out());
    }

    @Test
    void aSecondRunLeavesWhatIsThere() {
        copy(CHILD.substring(0, 16));
        Printed printed = copy();
        assertThat(printed.lines())
                .containsExactly(
                        "copied: " + OTHER,
                        "there already: " + ROOT,
                        "there already: " + CHILD,
                        "1 log with 0 entries copied " + places() + ", 2 there already");
        assertThat(copy().lines()).endsWith("no log copied " + places() + ", 3 there already");
        assertThat(copy().exitCode()).isZero();
    }

    @Test
    void aLogComesWithWhatItWasResumedFrom() {
        Printed printed = copy("0000000000000001");
        assertThat(printed.lines())
                .containsExactly("copied: " + ROOT, "copied: " + CHILD, "2 logs with 1,501 entries copied " + places());
        assertThat(copy("ffff").lines()).endsWith("1 log with 0 entries copied " + places());
    }

    @Test
    void whatDiffersIsNamedAndMakesItOne() {
        copy(ROOT);
        grow();
        Printed printed = copy();
        assertThat(printed.lines())
                .containsExactly(
                        "copied: " + OTHER,
                        "differs: " + ROOT
                                + ": it has 1,501 entries up to time 1500 there, 1,500 entries up to time 1499 here",
                        "failed: " + CHILD + ": it was resumed from log " + ROOT + ", which differs",
                        "1 log with 0 entries copied " + places() + ", 1 differs: see --replace, 1 failed");
        assertThat(printed.exitCode()).isEqualTo(1);
        Printed replaced = copy("--replace");
        assertThat(replaced.lines())
                .containsExactly(
                        "copied: " + CHILD,
                        "replaced: " + ROOT,
                        "there already: " + OTHER,
                        "2 logs with 1,502 entries copied " + places() + ", 1 there already");
        assertThat(replaced.exitCode()).isZero();
    }

    @Test
    void aRehearsalMakesNothing() {
        Printed printed = copy("--dry-run");
        assertThat(printed.lines())
                .startsWith("would copy: " + ROOT)
                .endsWith("3 logs with 1,501 entries would be copied " + places());
        assertThat(target).doesNotExist();
        copy();
        grow();
        assertThat(copy("--dry-run", "--replace").lines())
                .startsWith("would replace: " + ROOT)
                .endsWith("2 logs with 1,502 entries would be copied " + places() + ", 1 there already");
        assertThat(copy("--dry-run").exitCode()).isEqualTo(1);
    }

    @Test
    void programsGetJson() throws IOException {
        copy(ROOT);
        grow();
        Printed printed = copy("--json");
        try (JsonParser parser = new JsonFactory().createParser(printed.out())) {
            while (parser.nextToken() != null) {
                // each token is well-formed
            }
        }
        assertThat(printed.lines())
                .contains(
                        "  \"dry_run\" : false,",
                        "  \"complete\" : false,",
                        "  \"entries\" : 0,",
                        "  \"copied\" : [ \"" + OTHER + "\" ],",
                        "  \"replaced\" : [ ],",
                        "  \"present\" : [ ],",
                        "    \"uuid\" : \"" + ROOT + "\",",
                        "    \"reason\" : \"it was resumed from log " + ROOT + ", which differs\"");
        assertThat(printed.exitCode()).isEqualTo(1);
    }

    /** Whoever reads a file alone does not see it, and must not take the copy for the whole. */
    @Test
    void whatAProcessThatIsGoneLeftInItsJournalIsNamed() throws IOException {
        Journal journal = Journal.create(source.toRealPath(), 1 << 16);
        journal.appender().log(0, new UUID(0, 1));
        journal.appender().key(0, "cost");
        journal.appender().number(0, 0, 2000, 0.25);
        journal.close();
        Printed printed = copy();
        assertThat(printed.lines())
                .contains("left out: 1 group of entries that processes which are gone left in their journals:"
                        + " 'traininglog vacuum -d " + source + "' brings them to the database; then copy again");
        assertThat(printed.exitCode()).isEqualTo(1);
        assertThat(copy("--json").out()).contains("\"complete\" : false", "\"left_in_journals\" : 1");
        Printed.run("vacuum", "-d", source);
        assertThat(copy("--replace").lines()).contains("replaced: " + ROOT);
        assertThat(copy().exitCode()).isZero();
    }

    @Test
    void aTerminalHasABar() {
        Printed printed = Printed.onTerminal(100, "copy", source, target);
        assertThat(printed.exitCode()).isZero();
        assertThat(printed.lines()).last().asString().startsWith("3 logs");
        assertThat(logs()).isEqualTo(3);
    }

    @Test
    void aNameThatADatabaseMadeUpDoesNotActOnTheTerminal() {
        copy();
        try (TrainingLog log = TrainingLog.open(source, new UUID(-1, -1))) {
            log.status().put("r\u001b[31med", 1);
        }
        assertThat(copy().out())
                .contains("its status differs in 'r\\u001b[31med'")
                .doesNotContain("\u001b");
    }

    @Test
    void whatMakesNoSenseIsOneLineAndTheRightCode() throws IOException {
        Path none = folder.resolve("none.sqlite");
        check(1, "there is no database " + none, none, target);
        check(2, "FROM and TO are one database; name two; see 'traininglog copy --help'", source, source);
        Path link = Files.createSymbolicLink(folder.resolve("link.sqlite"), source);
        check(2, "FROM and TO are one database; name two; see 'traininglog copy --help'", source, link);
        check(
                1,
                "no log in " + source + " has a UUID that begins with 'abc'; 'traininglog ls' lists them",
                source,
                target,
                "abc");
        check(2, "Missing required parameter: 'TO'; see 'traininglog copy --help'", source);
        assertThat(target).doesNotExist();
        Path text = Files.writeString(folder.resolve("text.sqlite"), "no database, but a text\n".repeat(50));
        Printed printed = Printed.run("copy", source, text);
        assertThat(printed.exitCode()).isEqualTo(1);
        assertThat(printed.err()).contains("text.sqlite");
        assertThat(text).hasContent("no database, but a text\n".repeat(50));
    }

    private static void check(int code, String message, Object... arguments) {
        Object[] all = new Object[1 + arguments.length];
        all[0] = "copy";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Printed printed = Printed.run(all);
        assertThat(printed.err()).isEqualTo("traininglog: " + message + System.lineSeparator());
        assertThat(printed.out()).isEmpty();
        assertThat(printed.exitCode()).isEqualTo(code);
    }
}
