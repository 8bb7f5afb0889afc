package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.traininglog.DatabaseFile;
import io.traininglog.Finding;
import io.traininglog.Finding.Kind;
import io.traininglog.LogDatabase;
import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import io.traininglog.TrainingLogException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A check finds what is wrong, names where it is, and finds nothing where nothing is. */
class DatabaseCheckTest {

    private static final String COLUMNS = "columns.sqlite";
    private static final String KINDS = "kinds.sqlite";
    private static final String BOTH = "both.sqlite";

    @TempDir
    static Path made;

    private static UUID columns;
    private static UUID kinds;

    @TempDir
    Path folder;

    private Path file;

    @BeforeAll
    static void make() {
        columns = makeColumns(made.resolve(COLUMNS));
        kinds = makeKinds(made.resolve(KINDS));
        makeColumns(made.resolve(BOTH));
        makeKinds(made.resolve(BOTH));
    }

    @BeforeEach
    void name() throws Exception {
        file = folder.toRealPath().resolve("runs.sqlite");
    }

    private List<Finding> check() {
        List<Finding> findings = DatabaseFile.at(file).check(Progress.NONE);
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.message()).isNotBlank().doesNotContain("\n", "\r", "\u001b");
        });
        return findings;
    }

    private Finding only(Kind kind, String... words) {
        List<Finding> findings = check();
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).kind()).isEqualTo(kind);
        assertThat(List.of(words))
                .allSatisfy(word -> assertThat(findings.get(0).message()).contains(word));
        return findings.get(0);
    }

    /** Two keys of numbers in chunks, one of them at uneven times, one of text in rows; and a child. */
    private UUID columns() throws Exception {
        copy(COLUMNS);
        return columns;
    }

    private static UUID makeColumns(Path database) {
        try (TrainingLog log = TrainingLog.open(database)) {
            for (long time = 0; time < 3_000; time++) {
                log.record(time, "cost", 1.0 / time);
                if (time % 3 != 0) {
                    log.record(time, "uneven", (double) time);
                }
                if (time % 100 == 0) {
                    log.at(time).put("note", "step " + time);
                }
            }
            log.flush();
            try (TrainingLog child = log.resumeAt(700)) {
                child.record(701, "cost", 0.5);
            }
            return log.uuid();
        }
    }

    /** A value of every kind, at time 4 and in the status. */
    private UUID everyKind() throws Exception {
        copy(KINDS);
        return kinds;
    }

    private static UUID makeKinds(Path database) {
        try (TrainingLog log = TrainingLog.open(database)) {
            log.at(4).putAll(KindsOfValues.ALL);
            KindsOfValues.ALL.forEach((key, value) -> log.status().put("my " + key, value));
            log.finishEpoch();
            return log.uuid();
        }
    }

    private void copy(String name) throws Exception {
        Files.copy(made.resolve(name), file, StandardCopyOption.REPLACE_EXISTING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"golden/v2.sqlite", "golden/v3.sqlite", "golden/v3-columns.sqlite", "blocks/blocks-small.sqlite"
            })
    void goldenDatabasesAreSoundAndStayAsTheyAre(String name) throws Exception {
        Databases.resource("/io/traininglog/" + name, file);
        byte[] before = Files.readAllBytes(file);
        assertThat(check()).isEmpty();
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        LogDatabase.open(file).close();
        assertThat(check()).isEmpty();
    }

    @Test
    void whatTheLibraryWritesIsSound() throws Exception {
        copy(BOTH);
        assertThat(check()).isEmpty();
    }

    @Test
    void progressNeverFallsAndEndsAtItsTotal() throws Exception {
        columns();
        List<Long> done = new ArrayList<>();
        List<Long> totals = new ArrayList<>();
        DatabaseFile.at(file)
                .check(
                        (now, total) -> {
                            done.add(now);
                            totals.add(total);
                        },
                        finding -> {});
        assertThat(done).isSorted().startsWith(0L).endsWith(2 * 5_031L);
        assertThat(totals).containsOnly(2 * 5_031L);
    }

    @Test
    void besideATrainerItSeesOneSoundMoment() throws Exception {
        try (ChildJvm trainer = ChildJvm.start(WaitingTrainer.class, file, 5_000)) {
            assertThat(trainer.line()).startsWith("log ");
            for (int i = 1; i <= 5; i++) {
                trainer.tell("on");
                assertThat(check()).isEmpty();
                trainer.expect("on " + (5_000 + i));
            }
            trainer.finish();
        }
    }

    @ParameterizedTest
    @CsvSource({"cost, numbers", "uneven, numbers", "uneven, offsets"})
    void aFlippedBitOfAChunkIsFoundWhereItIs(String key, String column) throws Exception {
        UUID uuid = columns();
        Random random = new Random(7);
        String where = " FROM chunks WHERE first > 400 AND key = (SELECT id FROM keys WHERE key = '" + key + "')";
        String id = Databases.strings(file, "SELECT min(id)" + where).get(0);
        long first = Long.parseLong(Databases.strings(file, "SELECT first FROM chunks WHERE id = " + id)
                .get(0));
        byte[] whole = blob("SELECT " + column + " FROM chunks WHERE id = " + id);
        for (int i = 0; i < 40; i++) {
            byte[] flipped = flipped(whole, random.nextInt(8 * whole.length));
            Databases.update(file, "UPDATE chunks SET " + column + " = ? WHERE id = ?", flipped, id);
            Finding found = only(Kind.CHUNK, Databases.hex(uuid), "time " + first, "'" + key + "'", "is damaged");
            assertThat(found.log()).contains(uuid);
            assertThat(found.time()).hasValue(first);
            assertThat(found.key()).contains(key);
        }
        Databases.update(file, "UPDATE chunks SET " + column + " = ? WHERE id = ?", whole, id);
        assertThat(check()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size = size + 1",
                "size = 0",
                "size = -3",
                "stride = 0",
                "stride = NULL",
                "checksum = 0",
                "numbers = x''",
                "numbers = zeroblob(10000000)",
                "numbers = 'text'",
                "offsets = x'00'"
            })
    void aChunkWhosePartsDoNotFitTogetherIsFound(String forgery) throws Exception {
        columns();
        Databases.execute(
                file, "UPDATE chunks SET " + forgery + " WHERE id = 1 + (SELECT min(id) FROM chunks) AND stride = 1");
        Databases.execute(file, "UPDATE chunks SET " + forgery + " WHERE id = (SELECT min(id) FROM chunks)");
        assertThat(check())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.kind()).isIn(Kind.CHUNK, Kind.TWICE));
    }

    /** Its checksum covers every bit. */
    @Test
    void eachFlippedBitOfAnObjectIsFoundWhereItIs() throws Exception {
        UUID uuid = everyKind();
        for (String key : List.of("map", "decimal", "uuid")) {
            assertThat(flipEach("entries", key, (found, text) -> {
                        assertThat(text).contains("log " + Databases.hex(uuid) + ", time 4, key '" + key + "': ");
                        assertThat(found.log()).contains(uuid);
                        assertThat(found.time()).hasValue(4);
                        assertThat(found.key()).contains(key);
                    }))
                    .isZero();
        }
        assertThat(flipEach("status", "my set", (found, text) -> {
                    assertThat(text).contains("log " + Databases.hex(uuid) + ", key 'my set': in its status: ");
                    assertThat(found.time()).isEmpty();
                }))
                .isZero();
    }

    @Test
    void aFlippedBitOfAnArrayOrPickleIsAnotherValueOrFoundWhereItIs() throws Exception {
        everyKind();
        for (String key : List.of("floats", "integers", "pickle")) {
            int values =
                    flipEach("entries", key, (found, text) -> assertThat(text).contains("time 4, key '" + key + "'"));
            assertThat(values).isBetween(1, 8 * 128);
        }
        assertThat(Path.of("pickle-was-here")).doesNotExist();
    }

    private interface Found {
        void look(Finding finding, String message);
    }

    /** Answers how many flips were not found. */
    private int flipEach(String table, String key, Found each) throws Exception {
        String place = table.equals("entries") ? "key = (SELECT id FROM keys WHERE key = ?)" : "key = ?";
        String where = " FROM " + table + " WHERE " + place.replace("?", "'" + key + "'");
        byte[] whole = blob("SELECT value" + where);
        int unfound = 0;
        for (int bit = 0; bit < 8 * whole.length; bit += whole.length > 100 ? 17 : 3) {
            Databases.update(file, "UPDATE " + table + " SET value = ? WHERE " + place, flipped(whole, bit), key);
            List<Finding> findings = check();
            if (findings.isEmpty()) {
                unfound++;
            } else {
                Finding found = only(Kind.VALUE);
                each.look(found, found.message());
            }
        }
        Databases.update(file, "UPDATE " + table + " SET value = ? WHERE " + place, whole, key);
        return unfound;
    }

    @ParameterizedTest
    @CsvSource({
        "kind = 0, x'00'",
        "kind = 1, 2",
        "kind = 1, lower('TEXT')",
        "kind = 2, 0.5",
        "kind = 3, lower('TEXT')",
        "kind = 4, NULL",
        "kind = 4, x''",
        "kind = 5, x''",
        "kind = 6, x''",
        "kind = 7, 1",
        "kind = 8, x'00'",
        "kind = 8, lower('TEXT')",
        "kind = 9, x'00'",
        "kind = 10, NULL",
        "kind = -1, NULL",
        "kind = 'text', 1",
        "kind = 0.5, 1",
        "kind = 4294967296, 1"
    })
    void aKindThatDoesNotFitItsValueIsFound(String kind, String value) throws Exception {
        UUID uuid = everyKind();
        Databases.execute(
                file,
                "UPDATE entries SET " + kind + ", value = " + value
                        + " WHERE key = (SELECT id FROM keys WHERE key = 'long')",
                "UPDATE status SET " + kind + ", value = " + value + " WHERE key = 'my long'");
        assertThat(check())
                .extracting(Finding::kind, Finding::log, Finding::time, Finding::key)
                .containsExactlyInAnyOrder(
                        tuple(Kind.VALUE, Optional.of(uuid), OptionalLong.of(4), Optional.of("long")),
                        tuple(Kind.VALUE, Optional.of(uuid), OptionalLong.empty(), Optional.of("my long")));
    }

    @Test
    void aTimeThatIsNoneIsFound() throws Exception {
        everyKind();
        Databases.execute(file, "UPDATE entries SET time = -4 WHERE kind = 2");
        only(Kind.VALUE, "time -4", "'nan'");
        Databases.execute(file, "UPDATE entries SET time = 'noon' WHERE kind = 2");
        only(Kind.VALUE, "'nan'", "its time is no non-negative integer");
    }

    /** Checks a file, in a heap of 256 MB. */
    static final class Checker {
        public static void main(String[] arguments) {
            DatabaseFile.at(Path.of(arguments[0]))
                    .check(Progress.NONE, finding -> System.out.println(finding.kind() + " " + finding.message()));
        }
    }

    @Test
    void aValueTooLargeForTheHeapIsLeftUnreadAndThatIsSaid() throws Exception {
        UUID uuid = everyKind();
        Databases.execute(
                file,
                "UPDATE entries SET kind = 3, value = zeroblob(100000000)"
                        + " WHERE key = (SELECT id FROM keys WHERE key = 'bytes')",
                "UPDATE entries SET kind = 6, value = zeroblob(20000000)"
                        + " WHERE key = (SELECT id FROM keys WHERE key = 'doubles')");
        try (ChildJvm checker = ChildJvm.start(Checker.class, file)) {
            List<String> lines = checker.finish();
            assertThat(lines).hasSize(1);
            assertThat(lines.get(0))
                    .startsWith("UNCHECKED log " + Databases.hex(uuid) + ", time 4, key 'doubles': ")
                    .contains("20000000 bytes");
        }
    }

    @Test
    void whatBelongsToNoLogIsFound() throws Exception {
        UUID uuid = columns();
        Databases.execute(file, "DELETE FROM lineage WHERE parent IS NOT NULL", "DELETE FROM status WHERE log = 2");
        only(Kind.ORPHAN, "1 entries of log number 2", "there is no such log");
        Databases.execute(file, "DELETE FROM lineage");
        assertThat(check())
                .extracting(Finding::message)
                .anyMatch(text -> text.startsWith("the status of log number 1, of 4 values"))
                .anyMatch(text ->
                        text.contains(" chunks with ") && text.contains("of log number 1: there is no such log"))
                .anyMatch(text -> text.contains(" entries of log number 1: there is no such log"))
                .hasSizeGreaterThan(3);
        assertThat(check()).allSatisfy(finding -> assertThat(finding.kind()).isEqualTo(Kind.ORPHAN));
        assertThat(uuid).isNotNull();
    }

    @Test
    void whatHasNoKeyIsFound() throws Exception {
        UUID uuid = columns();
        Databases.execute(file, "DELETE FROM keys");
        assertThat(check()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.ORPHAN);
            assertThat(finding.message()).contains("there is no such key");
            assertThat(finding.log()).isPresent();
        });
        assertThat(check()).extracting(Finding::log).contains(Optional.of(uuid));
        assertThat(check()).extracting(Finding::message).anyMatch(text -> text.contains("30 entries of key number"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'no number'", "x'00'", "1.5", "-7"})
    void aLogThatIsNoNumberIsFound(String log) throws Exception {
        columns();
        Databases.execute(file, "INSERT INTO entries SELECT " + log + ", time, key, 0, 1 FROM entries LIMIT 3");
        only(Kind.ORPHAN, "3 entries");
    }

    @Test
    void brokenLineagesAreFound() throws Exception {
        List<UUID> uuids = new ArrayList<>();
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog first = database.create();
                TrainingLog second = first.resume();
                TrainingLog third = second.resume()) {
            uuids.addAll(List.of(first.uuid(), second.uuid(), third.uuid()));
        }
        Databases.execute(file, "UPDATE lineage SET parent = 77 WHERE id = 2");
        assertThat(only(Kind.LINEAGE, "log number 77", "not there").log()).contains(uuids.get(1));
        Databases.execute(
                file, "UPDATE lineage SET parent = 1 WHERE id = 2", "UPDATE lineage SET parent = 3 WHERE id = 1");
        only(Kind.LINEAGE, "its own ancestor", "circle");
        Databases.execute(file, "UPDATE lineage SET parent = 1 WHERE id = 1");
        assertThat(only(Kind.LINEAGE, "its own ancestor").log()).contains(uuids.get(0));
        Databases.execute(
                file,
                "UPDATE lineage SET parent = NULL WHERE id = 1",
                "UPDATE lineage SET resumed_at = -2 WHERE id = 3");
        assertThat(only(Kind.LINEAGE, "makes no sense").log()).contains(uuids.get(2));
        Databases.execute(
                file,
                "UPDATE lineage SET resumed_at = NULL WHERE id = 3",
                "UPDATE lineage SET uuid = 'Mine' WHERE id = 3");
        only(Kind.LINEAGE, "log number 3 has no UUID");
    }

    @Test
    void aParentThatBlocksNotedAndDidNotHaveIsFoundBeforeAndAfterTheUpgrade() throws Exception {
        Databases.emptyBlocks(file);
        UUID lost = new UUID(3, 4);
        Databases.addBlocksLog(file, new UUID(1, 2), lost, 3);
        for (int i = 0; i < 2; i++) {
            Finding found = only(Kind.LINEAGE, Databases.hex(lost), "not there");
            assertThat(found.log()).contains(new UUID(1, 2));
            LogDatabase.open(file).close();
        }
    }

    @Test
    void whatIsWrongInADatabaseOfBlocksIsFound() throws Exception {
        Databases.blocks(file);
        String log = "608997154aaa4f64a63bf8e6d600f033";
        Databases.execute(
                file,
                "UPDATE entries SET value = x'8004950000' WHERE key = 'weights_norms' AND time = 4",
                "INSERT INTO entries VALUES ('" + "0".repeat(32) + "', 1, 'cost', 0.5)",
                "INSERT INTO entries VALUES ('" + log + "', -1, 'cost', 0.5)",
                "INSERT INTO status VALUES ('" + log + "', 'mine', x'80')",
                "UPDATE status SET value = uuid WHERE key = 'resumed_from' AND uuid = '" + log + "'");
        assertThat(check())
                .extracting(Finding::kind, finding -> finding.key().orElse(""))
                .containsExactlyInAnyOrder(
                        tuple(Kind.LINEAGE, ""),
                        tuple(Kind.ORPHAN, ""),
                        tuple(Kind.VALUE, "cost"),
                        tuple(Kind.VALUE, "weights_norms"),
                        tuple(Kind.VALUE, "mine"));
    }

    @Test
    void anEntryThatIsThereTwiceIsFound() throws Exception {
        UUID uuid = columns();
        Databases.execute(
                file,
                "INSERT INTO entries SELECT 1, 501, id, 0, 0.5 FROM keys WHERE key = 'uneven'",
                "INSERT INTO entries SELECT 1, 502, id, 0, 0.5 FROM keys WHERE key = 'uneven'");
        Finding found = only(Kind.TWICE, "both a row and in a sealed chunk"); // at 501 the chunk has no number
        assertThat(found.log()).contains(uuid);
        assertThat(found.time()).hasValue(502);
        assertThat(found.key()).contains("uneven");
    }

    @Test
    void chunksThatOverlapAreFound() throws Exception {
        columns();
        Databases.execute(
                file,
                "INSERT INTO chunks SELECT id + 1000, log, key, first, last, size, stride, offsets, numbers, checksum"
                        + " FROM chunks ORDER BY id LIMIT 1");
        assertThat(check()).extracting(Finding::kind).containsExactlyInAnyOrder(Kind.TWICE, Kind.CHUNK);
        Databases.execute(file, "UPDATE lineage_revision SET last_chunk = 1000000");
        only(Kind.TWICE, "begins here");
    }

    @Test
    void aTriggerIsFound() throws Exception {
        columns();
        Databases.execute(file, "CREATE TRIGGER forgets AFTER INSERT ON entries BEGIN DELETE FROM entries; END");
        only(Kind.TRIGGER, "forgets");
    }

    @Test
    void aMissingTableIsFoundAndTheOthersAreStillChecked() throws Exception {
        columns();
        Databases.execute(file, "DROP TABLE status", "DELETE FROM keys WHERE key = 'note'");
        assertThat(check()).extracting(Finding::kind).contains(Kind.FILE, Kind.ORPHAN);
        assertThat(check()).extracting(Finding::message).anyMatch(text -> text.contains("no such table: status"));
    }

    @Test
    void aJournalThatADeadProcessLeftIsFoundAndStays() throws Exception {
        UUID uuid = Databases.withOneLog(file, 3);
        JournalOrphansTest.leave(file, uuid, 7, "cost", 0.5);
        only(Kind.JOURNAL, "runs.sqlite.journal-", "process that is gone");
        only(Kind.JOURNAL);
        LogDatabase.open(file).close();
        assertThat(check()).isEmpty();
        Files.writeString(folder.resolve("runs.sqlite.journal-0000000000000001.damaged"), "rest");
        only(Kind.JOURNAL, "0000000000000001.damaged", "could not be read to its end");
    }

    @Test
    void whatSqliteFindsIsFound() throws Exception {
        columns();
        Databases.execute(file, "PRAGMA journal_mode = DELETE");
        String page = Databases.strings(file, "SELECT rootpage FROM sqlite_master WHERE name = 'chunk_places'")
                .get(0);
        byte[] bytes = Files.readAllBytes(file);
        int at = (Integer.parseInt(page) - 1) * 4096;
        Arrays.fill(bytes, at + 8, at + 200, (byte) 0x55);
        Files.write(file, bytes);
        assertThat(check()).isNotEmpty().extracting(Finding::kind).contains(Kind.FILE);
    }

    @Test
    void ofAnyDamageItMakesFindingsOrSaysThatTheFileIsDamaged() throws Exception {
        copy(BOTH);
        Databases.execute(file, "PRAGMA journal_mode = DELETE");
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(Long.getLong("traininglog.test.seed", 43));
        int found = 0;
        for (int i = 0; i < Integer.getInteger("traininglog.test.flips", 200) / 2; i++) {
            byte[] damaged = whole.clone();
            int page = random.nextInt(whole.length / 4096) * 4096;
            for (int flips = 1 + random.nextInt(20); flips > 0; flips--) {
                damaged[page + random.nextInt(random.nextBoolean() ? 64 : 4096)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, damaged);
            try {
                found += check().isEmpty() ? 0 : 1;
            } catch (TrainingLogException e) {
                assertThat(e.getMessage()).isNotBlank();
                found++;
            }
        }
        assertThat(found).isPositive();
    }

    /** A key may be anything, and is printed to terminals. */
    @Test
    void aNameCannotEndTheLineOrMakeItEndless() throws Exception {
        try (TrainingLog log = TrainingLog.open(file)) {
            log.at(1).putAll(Map.of("a\nb\u001b[2J", 1, "long ".repeat(10_000), 2));
        }
        Databases.execute(file, "UPDATE entries SET kind = 77");
        assertThat(check())
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding.message()).hasSizeLessThan(400));
    }

    private byte[] blob(String sql) throws Exception {
        try (Connection connection = Databases.connect(file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getBytes(1);
        }
    }

    private static byte[] flipped(byte[] whole, int bit) {
        byte[] flipped = whole.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }
}
