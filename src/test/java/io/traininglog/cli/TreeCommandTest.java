package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeCommandTest {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private Path file;

    /** A log with one entry, at the time of its number; resumed from another at a time. */
    private static void log(LogDatabase database, int number, int parent, long resumedAt) {
        LogOrigin origin = LogOrigin.of(uuid(number)).createdAt(FIRST.plusSeconds(number));
        database.importLog(
                parent == 0 ? origin : origin.resumedFrom(uuid(parent), resumedAt),
                log -> log.put(number, "cost", 1.0));
    }

    private static UUID uuid(int number) {
        return new UUID((long) number << 32, 0);
    }

    /** What is drawn, without dates and what is behind them. */
    private List<String> drawn(Object... arguments) {
        Object[] all = new Object[arguments.length + 3];
        all[0] = "tree";
        all[1] = "-d";
        all[2] = file;
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        Printed printed = Printed.run(all);
        assertThat(printed.exitCode()).as(printed.err()).isZero();
        return printed.lines().stream()
                .map(line -> line.replaceAll("0000(\\d+)  20.*", "$1"))
                .toList();
    }

    @Test
    void aLineageGoesStraightDownAndBranchesGoOffWithTheirResumePoints() {
        file = folder.resolve("runs.sqlite");
        try (LogDatabase database = LogDatabase.open(file)) {
            log(database, 1, 0, 0);
            log(database, 2, 0, 0);
            log(database, 3, 1, 1);
            log(database, 4, 1, 0);
            log(database, 5, 3, 700);
            log(database, 6, 3, 2);
            log(database, 7, 6, 20);
        }
        assertThat(drawn())
                .containsExactly(
                        "● 0001",
                        "├─0─○ 0004",
                        "│ 1",
                        "○ 0003",
                        "├─700─○ 0005",
                        "│ 2",
                        "○ 0006",
                        "│ 20",
                        "○ 0007",
                        "● 0002");
        assertThat(drawn("00000007")).hasSize(9);
        assertThat(drawn("00000002")).containsExactly("● 0002");
    }

    @Test
    void aBranchMayHaveBranches() {
        file = folder.resolve("runs.sqlite");
        try (LogDatabase database = LogDatabase.open(file)) {
            log(database, 1, 0, 0);
            log(database, 2, 1, 50);
            log(database, 3, 2, 10);
            log(database, 4, 2, 11);
            log(database, 5, 1, 60);
            log(database, 6, 5, 61);
            log(database, 7, 6, 62);
        }
        assertThat(drawn())
                .containsExactly(
                        "● 0001",
                        "├─50─○ 0002",
                        "│    ├─10─○ 0003",
                        "│    │ 11",
                        "│    ○ 0004",
                        "│ 60",
                        "○ 0005",
                        "│ 61",
                        "○ 0006",
                        "│ 62",
                        "○ 0007");
    }

    @Test
    void aLineageOfAThousandStaysNarrow() {
        file = folder.resolve("deep.sqlite");
        try (LogDatabase database = LogDatabase.open(file)) {
            for (int i = 1; i <= 1000; i++) {
                log(database, i, i - 1, i);
            }
        }
        List<String> drawn = drawn();
        assertThat(drawn).hasSize(1999);
        assertThat(Printed.run("tree", "-d", file).lines()).allMatch(line -> line.length() < 80);
        assertThat(Printed.run("tree", "-d", file, "--json").out()).containsOnlyOnce("\"resumed_at\" : 1000,");
    }

    @Test
    void parentsThatAreMissingAndCirclesAreShownOnce() throws IOException, SQLException {
        file = folder.resolve("blocks.sqlite");
        try (InputStream blocks =
                TreeCommandTest.class.getResourceAsStream("/io/traininglog/blocks/blocks-small.sqlite")) {
            Files.copy(blocks, file);
        }
        String first;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            first = statement
                    .executeQuery("SELECT uuid FROM status WHERE key = 'resumed_from' AND value IS NULL")
                    .getString(1);
            statement.execute("UPDATE status SET value = 'ffffffffffffffffffffffffffffffff'"
                    + " WHERE key = 'resumed_from' AND value IS NULL");
        }
        LogDatabase.open(file).close();
        Printed printed = Printed.run("tree", "-d", file);
        assertThat(printed.lines()).hasSize(5);
        assertThat(printed.lines().get(0))
                .startsWith("● " + first.substring(0, 8))
                .endsWith("resumed from ffffffff, which is not here");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE lineage SET parent = (SELECT max(id) FROM lineage) WHERE parent IS NULL");
        }
        Printed circle = Printed.run("tree", "-d", file);
        assertThat(circle.exitCode()).as(circle.err()).isZero();
        assertThat(circle.lines()).hasSize(5);
        assertThat(circle.lines().get(0)).endsWith(" in a circle");
    }
}
