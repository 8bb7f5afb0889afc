package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.LogDatabase;
import io.traininglog.SchemaException;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import io.traininglog.TrainingLogException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

/** A database that cannot be upgraded, or must not be, is refused with the reason, and not one bit of it is changed. */
class RefusedDatabasesTest {

    private static final String UUID_TEXT = "'0123456789abcdef0123456789abcdef'";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    entries | 'no uuid', 1, 'cost', 1                              | uuid
                    entries | x'00', 1, 'cost', 1                                  | uuid
                    entries | '0123456789ABCDEF0123456789ABCDEF', 1, 'cost', 1     | uuid
                    entries | %u, -1, 'cost', 1                                    | time
                    entries | %u, 'soon', 'cost', 1                                | time
                    entries | %u, 1.5, 'cost', 1                                   | time
                    entries | %u, x'01', 'cost', 1                                 | time
                    entries | %u, 1, x'00ff', 1                                    | key
                    status  | 'no uuid', 'iterations_done', 1                      | uuid
                    status  | %u, x'00ff', 1                                       | key
                    """)
    void aRowThatBlocksCannotHaveWrittenIsNamed(String table, String values, String what) throws Exception {
        Path file = Databases.blocks(folder.resolve("bad.sqlite"));
        Databases.execute(file, "INSERT INTO " + table + " VALUES (" + values.replace("%u", UUID_TEXT) + ")");
        assertRefused(file, SchemaException.class, "bad.sqlite", table, what, "rowid");
    }

    @Test
    void aNewerSchemaIsRefusedAndBothVersionsAreNamed() throws Exception {
        Path file = folder.resolve("newer.sqlite");
        Databases.withOneLog(file, 3);
        Databases.execute(file, later("99"));
        assertRefused(file, SchemaException.class, "newer.sqlite", "version 99", "up to 3", "newer library");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99.1", "later", "", "99999999999999999999"})
    void aVersionThatIsNoNumberOfOursIsRefusedToo(String version) throws Exception {
        Path file = folder.resolve("newer.sqlite");
        Databases.withOneLog(file, 3);
        Databases.execute(file, later(version));
        assertRefused(file, SchemaException.class, "newer.sqlite", "version", "newer library");
    }

    private static String later(String version) {
        return "INSERT INTO traininglog_schema_history SELECT 100, '" + version + "', 'later', type, 'V99.sql', 1,"
                + " installed_by, installed_on, 1, 1 FROM traininglog_schema_history LIMIT 1";
    }

    @Test
    void anotherProgramsDatabaseIsRefused() throws Exception {
        Path file = folder.resolve("photos.sqlite");
        Databases.execute(file, "CREATE TABLE photos (id, taken)", "CREATE TABLE albums (id)");
        assertRefused(file, SchemaException.class, "photos.sqlite", "photos", "albums");
    }

    @Test
    void tablesThatOnlyShareTheirNamesWithOursAreAnotherPrograms() throws Exception {
        Path file = folder.resolve("diary.sqlite");
        Databases.execute(file, "CREATE TABLE entries (day, text)", "CREATE TABLE status (mood)");
        assertRefused(file, SchemaException.class, "diary.sqlite", "entries");
    }

    @Test
    void anotherProgramsTableBesideThoseOfBlocksIsKept() throws Exception {
        Path file = Databases.blocks(folder.resolve("mixed.sqlite"));
        Databases.execute(file, "CREATE TABLE notes (text)", "INSERT INTO notes VALUES ('mine')");
        LogDatabase.open(file).close();
        assertThat(Databases.strings(file, "SELECT text FROM notes")).containsExactly("mine");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void triggersAreRefusedForWritingAlone(boolean isCurrent) throws Exception {
        Path file = Databases.blocks(folder.resolve("triggers.sqlite"));
        if (isCurrent) {
            LogDatabase.open(file).close();
        }
        Databases.execute(
                file,
                "CREATE TRIGGER forgets AFTER INSERT ON entries BEGIN DELETE FROM entries; END",
                "CREATE TRIGGER refuses BEFORE UPDATE ON status BEGIN SELECT RAISE(IGNORE); END");
        assertThatThrownBy(() -> LogDatabase.open(file).close())
                .isInstanceOf(SchemaException.class)
                .hasMessageContainingAll("triggers.sqlite", "forgets, refuses", "DROP TRIGGER");
        assertThat(Databases.version(file)).isEqualTo(isCurrent ? 3 : 1);
        if (isCurrent) {
            try (LogDatabase database = LogDatabase.builder().readOnly().open(file)) {
                assertThat(database.logs()).hasSize(3);
            }
        }
        Databases.execute(file, "DROP TRIGGER forgets", "DROP TRIGGER refuses");
        try (LogDatabase database = LogDatabase.open(file)) {
            assertThat(database.logs()).hasSize(3);
        }
    }

    /** It would be left on tables that are no more. */
    @Test
    void aViewIsNamedBeforeTheUpgradeAndCanBeMadeAnewAfterIt() throws Exception {
        Path file = Databases.blocks(folder.resolve("views.sqlite"));
        Databases.execute(
                file,
                "CREATE VIEW costs AS SELECT time, value FROM entries WHERE key = 'train_cost'",
                "CREATE VIEW twice AS SELECT * FROM costs JOIN costs USING (time)");
        assertRefused(file, SchemaException.class, "views.sqlite", "costs, twice", "DROP VIEW", "anew");
        Databases.execute(file, "DROP VIEW costs", "DROP VIEW twice");
        LogDatabase.open(file).close();
        Databases.execute(
                file, "CREATE VIEW costs AS SELECT time, value FROM timeline WHERE key = 'train_cost' AND time = 1");
        LogDatabase.open(file).close();
        assertThat(Databases.strings(file, "SELECT time FROM costs")).containsExactly("1");
    }

    @Test
    void aTableThatRefersToThoseOfBlocksIsNamed() throws Exception {
        Path file = Databases.blocks(folder.resolve("notes.sqlite"));
        Databases.execute(
                file,
                "CREATE TABLE notes (run, key, text, FOREIGN KEY (run, key) REFERENCES Status (uuid, \"key\"))",
                "CREATE TABLE others (id REFERENCES notes (run))");
        assertRefused(file, SchemaException.class, "notes.sqlite", "foreign keys", ": notes. ");
    }

    @Test
    void everyNameThatTheUpgradeNeedsIsRefusedByName() throws Exception {
        Path current = folder.resolve("current.sqlite");
        LogDatabase.open(current).close();
        List<String> names = new ArrayList<>(List.of("blocks_entries", "blocks_status")); // while it runs
        names.addAll(Databases.strings(
                current,
                "SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite%' AND name NOT LIKE '%history%'"
                        + " AND name NOT IN ('entries', 'status')"));
        assertThat(names).contains("timeline", "runs", "keys", "lineage", "lineage_revision", "lineage_parent");
        for (String name : names) {
            Path file = Databases.blocks(folder.resolve(name + ".sqlite"));
            Databases.execute(file, "CREATE TABLE " + name.toUpperCase(Locale.ROOT) + " (mine)");
            assertRefused(file, SchemaException.class, "table " + name.toUpperCase(Locale.ROOT), "RENAME TO");
        }
    }

    @Test
    void anIndexMayHaveTheNameOfATableToo() throws Exception {
        Path file = Databases.blocks(folder.resolve("index.sqlite"));
        Databases.execute(file, "CREATE INDEX runs ON entries (uuid)");
        assertRefused(file, SchemaException.class, "index runs", "DROP INDEX");
        Databases.execute(file, "DROP INDEX runs", "CREATE INDEX mine ON entries (uuid)");
        LogDatabase.open(file).close();
    }

    /** Two of them look alike in Java, where bytes that are no UTF-8 become the same sign. */
    @ParameterizedTest
    @CsvSource({"entries, '1, %k, 0.5'", "status, '%k, 0.5'"})
    void aKeyThatIsNoUnicodeIsNamed(String table, String values) throws Exception {
        Path file = Databases.blocks(folder.resolve("bytes.sqlite"));
        for (String key : List.of("x'636fff'", "x'636ffe'", "x'636fefbfbd'")) { // the last one is
            Databases.execute(
                    file,
                    "INSERT INTO " + table + " VALUES (" + UUID_TEXT + ", "
                            + values.replace("%k", "CAST(" + key + " AS TEXT)") + ")");
        }
        assertRefused(file, SchemaException.class, "bytes.sqlite", table, "no Unicode", "hex(key) = '636FF");
        Databases.execute(file, "DELETE FROM " + table + " WHERE hex(key) IN ('636FFF', '636FFE')");
        try (TrainingLog log = TrainingLog.open(file, Databases.uuid(UUID_TEXT.replace("'", "")))) {
            assertThat(table.equals("status") ? log.status() : log.at(1)).containsEntry("co\uFFFD", 0.5);
        }
    }

    @Test
    void aDatabaseOfAnyOtherEncodingIsUpgradedWithAllItsKeys() throws Exception {
        Path file = folder.resolve("utf-16.sqlite");
        Databases.execute(file, "PRAGMA encoding = 'UTF-16'", Databases.BLOCKS_ENTRIES, Databases.BLOCKS_STATUS);
        Databases.execute(file, "INSERT INTO entries VALUES (" + UUID_TEXT + ", 1, 'co\uFFFDst ☃', 'text ☃')");
        try (TrainingLog log = TrainingLog.open(file, Databases.uuid(UUID_TEXT.replace("'", "")))) {
            assertThat(log.at(1)).isEqualTo(Map.of("co\uFFFDst ☃", "text ☃"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM traininglog_schema_history",
                "UPDATE traininglog_schema_history SET success = 0",
                "DELETE FROM traininglog_schema_history WHERE version > 1"
            })
    void aHistoryWithoutAnUpgradeThatSucceededIsDamage(String damage) throws Exception {
        for (Path file : List.of(folder.resolve("new.sqlite"), Databases.blocks(folder.resolve("old.sqlite")))) {
            Databases.withOneLog(file, 3);
            Databases.execute(file, damage);
            assertRefused(file, StorageException.class, "damaged", "traininglog_schema_history", "backup");
            assertOneSentenceOfOurs(file);
        }
    }

    @Test
    void aDatabaseOfViewsAloneIsAnotherPrograms() throws Exception {
        Path file = folder.resolve("views.sqlite");
        Databases.execute(file, "CREATE VIEW runs AS SELECT 1 AS run");
        assertRefused(file, SchemaException.class, "views.sqlite", "runs");
    }

    @Test
    void tablesThatBlocksDidNotMakeAreAnotherProgramsEvenWithItsColumns() throws Exception {
        Path file = folder.resolve("alike.sqlite");
        Databases.execute(file, Databases.BLOCKS_ENTRIES + " WITHOUT ROWID", Databases.BLOCKS_STATUS);
        assertRefused(file, SchemaException.class, "alike.sqlite", "another program's", "entries");
    }

    @Test
    void anUpgradeThatFailsChangesNothing() throws Exception {
        Path file = folder.resolve("odd.sqlite");
        Databases.execute(file, "CREATE TABLE entries (uuid, time, key, value)", Databases.BLOCKS_STATUS);
        for (int copy = 1; copy <= 2; copy++) { // two of what there can be but one of
            Databases.execute(file, "INSERT INTO entries VALUES (" + UUID_TEXT + ", 1, 'cost', 0.5)");
        }
        assertRefused(file, StorageException.class, "odd.sqlite", "nothing was changed", "backup", "report");
        assertThat(Databases.version(file)).isEqualTo(1);
        assertOneSentenceOfOurs(file);
    }

    private static void assertOneSentenceOfOurs(Path file) {
        assertThatThrownBy(() -> LogDatabase.open(file).close())
                .isInstanceOf(StorageException.class)
                .message()
                .doesNotContain("\n")
                .doesNotContainIgnoringCase("flyway")
                .doesNotContain("http");
    }

    @Test
    void anUpgradeForWhichThereIsNoRoomChangesNothing() throws Exception {
        Path file = Databases.emptyBlocks(folder.resolve("full.sqlite"));
        Databases.addBlocksLog(file, new UUID(1, 2), null, 3_000);
        byte[] before = Files.readAllBytes(file);
        SQLiteDataSource narrow = new SQLiteDataSource();
        narrow.setUrl("jdbc:sqlite:" + file);
        narrow.getConfig().setMaxPageCount(before.length / 4096 + 2);
        assertThatThrownBy(() -> LogDatabase.open(narrow).close())
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("full.sqlite");
        assertThat(Databases.version(file)).isEqualTo(1);
        assertThat(Databases.integrity(file)).containsExactly("ok");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        LogDatabase.open(file).close();
        assertThat(Databases.entries(file)).isEqualTo("3000");
    }

    @Test
    void aBackupThatCannotBeWrittenPreventsTheUpgrade() throws Exception {
        Path file = Databases.blocks(folder.resolve("blocks.sqlite"));
        Files.createDirectories(folder.resolve("blocks.sqlite.v1.bak.tmp/in the way"));
        assertRefused(file, StorageException.class, "blocks.sqlite", "backup");
    }

    private static void assertRefused(Path file, Class<? extends TrainingLogException> failure, String... words)
            throws Exception {
        byte[] before = Files.readAllBytes(file);
        List<String> beside = beside(file);
        for (LogDatabase.Builder builder : new LogDatabase.Builder[] {
            LogDatabase.builder(), LogDatabase.builder().readOnly()
        }) {
            assertThatThrownBy(() -> builder.open(file).close())
                    .isInstanceOf(TrainingLogException.class)
                    .hasMessageContaining(file.getFileName().toString());
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
        }
        assertThatThrownBy(() -> LogDatabase.open(file).close())
                .isInstanceOf(failure)
                .hasMessageContainingAll(words);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(beside(file)).isEqualTo(beside);
    }

    /** The backups; not what SQLite leaves when it has read a file. */
    private static List<String> beside(Path file) throws Exception {
        return Databases.family(file).stream()
                .filter(name -> name.contains(".bak"))
                .toList();
    }
}
