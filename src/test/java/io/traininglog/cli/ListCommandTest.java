package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.TrainingLog;
import io.traininglog.readme.ExampleRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListCommandTest {

    private static final String SLOW = "5eae0c36";
    private static final String FAST = "b4cf0a7d";
    private static final String MENDED = "1f9a63c2";
    private static final String LONGER = "c07d5e18";

    @TempDir
    static Path folder;

    private static Path runs;

    @BeforeAll
    static void create() {
        runs = folder.resolve("runs.sqlite");
        ExampleRuns.create(runs);
    }

    private static Printed ls(Object... arguments) {
        return Printed.run(
                Stream.concat(Stream.of("ls", "-d", runs), Stream.of(arguments)).toArray());
    }

    /** The logs in the order in which they are listed. */
    private static List<String> listed(Object... arguments) {
        Printed printed = ls(arguments);
        assertThat(printed.exitCode()).as(printed.err()).isZero();
        return printed.lines().stream()
                .skip(1)
                .map(line -> line.substring(0, 8))
                .toList();
    }

    @Test
    void theNewestComesFirstWithWhatIsKnownOfIt() {
        Printed printed = ls();
        assertThat(printed.exitCode()).isZero();
        assertThat(printed.err()).isEmpty();
        assertThat(printed.lines().get(0).split(" +", -1))
                .containsExactly("log", "created", "parent", "iterations", "last_time", "entries");
        assertThat(printed.lines().get(1)).matches("c07d5e18  2026-01-0\\d \\d\\d:\\d\\d  5eae0c36 +1500 +1500 +3015");
        assertThat(listed()).containsExactly(LONGER, MENDED, FAST, SLOW);
        assertThat(listed("--reverse")).containsExactly(SLOW, FAST, MENDED, LONGER);
        assertThat(listed("-n", "2")).containsExactly(LONGER, MENDED);
    }

    @Test
    void theLastValueOfAKeyIsShownWhereverItIs() {
        assertThat(ls("-k", "train_cost", "-k", "note", "-k", "valid_error_rate", "-k", "absent")
                        .lines())
                .satisfiesExactly(
                        header -> assertThat(header)
                                .endsWith("train_cost  note                           valid_error_rate  absent"),
                        longer -> assertThat(longer).matches(".* 0\\.1539 +0\\.059"),
                        mended -> assertThat(mended).matches(".* 0\\.1235  learning rate lowered to 0\\.05 +0\\.0476"),
                        fast -> assertThat(fast).matches(".* NaN +0\\.0448"),
                        slow -> assertThat(slow).matches(".* 0\\.1906 +0\\.0729"));
    }

    @ParameterizedTest
    @CsvSource({
        "entries, b4cf0a7d 5eae0c36 1f9a63c2 c07d5e18",
        "-entries, c07d5e18 1f9a63c2 5eae0c36 b4cf0a7d",
        "log, 1f9a63c2 5eae0c36 b4cf0a7d c07d5e18",
        "created, 5eae0c36 b4cf0a7d 1f9a63c2 c07d5e18",
        "parent, c07d5e18 1f9a63c2 b4cf0a7d 5eae0c36",
        "-parent, 1f9a63c2 c07d5e18 b4cf0a7d 5eae0c36",
        "train_cost, 1f9a63c2 c07d5e18 5eae0c36 b4cf0a7d",
        "note, 1f9a63c2 c07d5e18 b4cf0a7d 5eae0c36",
        "-note, 1f9a63c2 c07d5e18 b4cf0a7d 5eae0c36"
    })
    void columnsAndKeysSortAndWhoHasNoValueComesLast(String column, String order) {
        assertThat(listed("--sort", column)).containsExactly(order.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "train_cost<0.15, 1f9a63c2",
        "train_cost<=0.1539, c07d5e18 1f9a63c2",
        "train_cost>0.15, c07d5e18 5eae0c36",
        "train_cost=NaN, b4cf0a7d",
        "train_cost!=NaN, c07d5e18 1f9a63c2 5eae0c36",
        "entries>=2011, c07d5e18 1f9a63c2",
        "iterations = 1000, 1f9a63c2 5eae0c36",
        "parent=b4cf, 1f9a63c2",
        "log!=5EAE0C36-7d1b, c07d5e18 1f9a63c2 b4cf0a7d",
        "created>2026-01-06, c07d5e18",
        "created<2026-01-05T09:00:00Z, 5eae0c36",
        "note!=x, 1f9a63c2",
        "absent=1, ''",
        "absent!=1, ''"
    })
    void conditionsAreAboutColumnsAndLastValues(String condition, String expected) {
        assertThat(String.join(" ", listed("--filter", condition))).isEqualTo(expected);
    }

    @Test
    void aKeyWithAnOperatorInItStandsInQuotes() {
        Path file = folder.resolve("operators.sqlite");
        try (TrainingLog log = TrainingLog.open(file)) {
            log.record(1, "a<b", 2);
            log.record(1, "said \"x\"", 2);
            log.record(1, "entries", 2);
        }
        for (String condition :
                List.of("\"a<b\"<3", " \"a<b\" = 2", "\"said \"x\"\"<3", "\"entries\"=2", "entries=3")) {
            Printed printed = Printed.run("ls", "-d", file, "-f", condition);
            assertThat(printed.lines()).as(condition).hasSize(2);
            assertThat(printed.err()).isEmpty();
        }
        assertThat(Printed.run("ls", "-d", file, "-f", "\"a<b\"<2").lines()).hasSize(1);
        Printed unquoted = Printed.run("ls", "-d", file, "-f", "a<b<3");
        assertThat(unquoted.lines()).hasSize(1);
        assertThat(unquoted.err()).startsWith("traininglog: no log has a key 'a'; nearest: 'a<b'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-f", "-k", "-s"})
    void aKeyThatNoLogHasIsSaidToBeSo(String option) {
        Printed printed = ls(option, option.equals("-f") ? "train_csot<1" : "train_csot", "--json");
        assertThat(printed.exitCode()).isZero();
        assertThat(printed.err())
                .isEqualTo(
                        "traininglog: no log has a key 'train_csot'; nearest: 'train_cost'" + System.lineSeparator());
        assertThat(ls(option, option.equals("-f") ? "note=x" : "note").err()).isEmpty();
    }

    @Test
    void allConditionsMustBeMet() {
        assertThat(listed("-f", "train_cost<0.18", "-f", "entries<3000")).containsExactly(MENDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"train_cost", "<0.1", "created<soon"})
    void whatIsNoConditionIsMisuse(String condition) {
        Printed printed = ls("-f", condition);
        assertThat(printed.exitCode()).isEqualTo(2);
        assertThat(printed.err().lines())
                .singleElement()
                .asString()
                .startsWith("traininglog: ")
                .contains("'");
    }

    @Test
    void jsonHasEverythingExactly() throws IOException {
        StringBuilder uuids = new StringBuilder();
        try (JsonParser json =
                new JsonFactory().createParser(ls("--json", "-k", "train_cost").out())) {
            while (json.nextToken() != null) {
                if ("uuid".equals(json.currentName())) {
                    uuids.append(json.nextTextValue(), 0, 8).append(' ');
                }
            }
        }
        assertThat(uuids).hasToString("c07d5e18 1f9a63c2 b4cf0a7d 5eae0c36 ");
        assertThat(ls("--json", "-n", "1", "-k", "train_cost").out().replaceAll("\\s+", ""))
                .isEqualTo(
                        "[{\"uuid\":\"c07d5e187d1b4c7e9f532a60b8e4d19c\",\"created_at\":\"2026-01-06T07:45:00Z\","
                                + "\"resumed_from\":\"5eae0c367d1b4c7e9f532a60b8e4d19c\",\"resumed_at\":1000,"
                                + "\"iterations_done\":1500,\"last_time\":1500,\"entries\":3015,\"last\":{\"train_cost\":0.1539}}]");
    }

    @Test
    void anEmptyDatabaseHasAHeaderAndAnEmptyArray() {
        Path empty = folder.resolve("empty.sqlite");
        LogDatabase.open(empty).close();
        assertThat(Printed.run("ls", "-d", empty).lines()).hasSize(1);
        assertThat(Printed.run("ls", "-d", empty, "--json").out().strip()).isEqualTo("[ ]");
    }

    @Test
    void aShortNameIsAsLongAsItMustBe() {
        Path alike = folder.resolve("alike.sqlite");
        try (LogDatabase database = LogDatabase.open(alike)) {
            database.importLog(LogOrigin.of(UUID.fromString("01234567-89ab-0000-0000-000000000000")), log -> {});
            database.importLog(LogOrigin.of(UUID.fromString("01234567-89ac-0000-0000-000000000000")), log -> {});
        }
        assertThat(Printed.run("ls", "-d", alike).lines().stream().skip(1).map(line -> line.split(" ", -1)[0]))
                .containsExactlyInAnyOrder("0123456789ab", "0123456789ac");
    }

    @Test
    void hostileTextStaysText() {
        Path hostile = folder.resolve("hostile.sqlite");
        try (TrainingLog log = TrainingLog.open(hostile)) {
            log.at(0).put("key\u001b[2J", "a\nb\u001b]0;title\u0007\u202e");
        }
        Printed table = Printed.run("ls", "-d", hostile, "-k", "key\u001b[2J");
        assertThat(table.out()).contains("key\\u001b[2J").contains("a\\nb\\u001b]0;title\\u0007\\u202e");
        assertThat(table.lines()).hasSize(2);
        Printed json = Printed.run("ls", "-d", hostile, "-k", "key\u001b[2J", "--json");
        assertThat(json.out().replace("\n", "").chars()).noneMatch(c -> c < ' ' || c == 0x202e);
    }
}
