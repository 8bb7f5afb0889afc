package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.LogDatabase;
import io.traininglog.SchemaException;
import io.traininglog.StorageException;
import io.traininglog.TrainingLogException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertRefused(file, SchemaException.class, "newer.sqlite", "version 99", "up to 2", "newer library");
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
        assertThat(Databases.version(file)).isEqualTo(isCurrent ? 2 : 1);
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

    @Test
    void anUpgradeThatFailsChangesNothing() throws Exception {
        Path file = Databases.blocks(folder.resolve("clash.sqlite"));
        Databases.execute(file, "CREATE TABLE lineage (of_kings)"); // a name that the migration needs
        assertRefused(file, TrainingLogException.class, "clash.sqlite", "nothing was changed");
        assertThat(Databases.version(file)).isEqualTo(1);
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
        assertThat(Databases.strings(file, "SELECT count(*) FROM entries")).containsExactly("3000");
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
    }
}
