package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.Lineage;
import io.traininglog.LogDatabase;
import io.traininglog.LogSummary;
import io.traininglog.TrainingLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database that Blocks itself wrote opens as it is: what it holds is what Blocks reads back from it. */
class BlocksUpgradeTest {

    private static final String EVERY_ROW = "SELECT group_concat(row, char(10)) FROM (SELECT 'entry ' || uuid || ' ' ||"
            + " time || ' ' || key || ' ' || quote(value) AS row FROM entries UNION ALL SELECT 'status ' || uuid || ' '"
            + " || key || ' ' || quote(value) FROM status ORDER BY 1)";
    private static final String SCHEMA = "SELECT type || name || tbl_name || coalesce(sql, '') FROM sqlite_master";

    @TempDir
    Path folder;

    private Path file;
    private BlocksContent content;
    private List<UUID> generations;

    @BeforeEach
    void readWhatBlocksReads() throws Exception {
        file = Databases.blocks(folder.resolve("blocks.sqlite"));
        content = BlocksContent.read();
        generations = content.generations();
    }

    @Test
    void everyGenerationShowsWhatBlocksShows() {
        try (LogDatabase database = LogDatabase.open(file)) {
            content.checkRows(database);
        }
    }

    @Test
    void everyGenerationHasItsStatus() {
        try (LogDatabase database = LogDatabase.open(file)) {
            content.checkStatus(database);
        }
    }

    @Test
    void theChainOfGenerationsIsTheLineage() {
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog newest = database.open(generations.get(2))) {
            assertThat(newest.lineage())
                    .containsExactly(
                            new Lineage.Ancestor(generations.get(1), OptionalLong.empty()),
                            new Lineage.Ancestor(generations.get(0), OptionalLong.empty()));
            assertThat(newest.status().resumedFrom()).contains(generations.get(1));
            assertThat(database.logs())
                    .extracting(LogSummary::uuid)
                    .containsExactly(generations.get(2), generations.get(1), generations.get(0));
        }
    }

    @Test
    void theUpgradedDatabaseIsOneThatTrainingGoesOnIn() {
        UUID resumed;
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog newest = database.open(generations.get(2));
                TrainingLog log = newest.resume()) {
            resumed = log.uuid();
            log.record(13, "train_cost", 0.25);
            log.finishIteration();
            log.finishEpoch();
        }
        try (TrainingLog log = TrainingLog.open(file, resumed)) {
            assertThat(log.series("train_cost").values()).hasSize(13).endsWith(0.25);
            assertThat(log.status().epochEnds()).containsExactly(4L, 8L, 12L, 13L);
        }
    }

    @Test
    void theBackupHoldsEveryRowInTheSchemaThatBlocksKnows() throws Exception {
        List<String> rows = Databases.strings(file, EVERY_ROW);
        List<String> schema = Databases.strings(file, SCHEMA);
        LogDatabase.open(file).close();
        Path backup = folder.resolve("blocks.sqlite.v1.bak");
        assertThat(Databases.strings(backup, EVERY_ROW)).isEqualTo(rows);
        assertThat(Databases.strings(backup, SCHEMA)).isEqualTo(schema);
        assertThat(Databases.integrity(backup)).containsExactly("ok");
        // What Blocks does: create unless there, insert or replace
        Databases.execute(
                backup,
                Databases.BLOCKS_ENTRIES.replace("TABLE", "TABLE IF NOT EXISTS"),
                "INSERT OR REPLACE INTO entries VALUES ('" + "a".repeat(32) + "', 1, 'cost', 0.5)");
    }

    @Test
    void theBackupOpensAsADatabaseLikeTheOriginal() throws Exception {
        LogDatabase.open(file).close();
        file = Files.move(folder.resolve("blocks.sqlite.v1.bak"), folder.resolve("again.sqlite"));
        everyGenerationShowsWhatBlocksShows();
    }

    @Test
    void anExistingBackupIsNotOverwritten() throws Exception {
        Files.writeString(folder.resolve("blocks.sqlite.v1.bak"), "mine");
        Files.writeString(folder.resolve("blocks.sqlite.v1.2.bak"), "mine too");
        LogDatabase.open(file).close();
        assertThat(folder.resolve("blocks.sqlite.v1.bak")).hasContent("mine");
        assertThat(folder.resolve("blocks.sqlite.v1.2.bak")).hasContent("mine too");
        assertThat(Databases.version(folder.resolve("blocks.sqlite.v1.3.bak"))).isEqualTo(1);
    }

    @Test
    void anUpgradedDatabaseIsNotBackedUpAgain() throws Exception {
        LogDatabase.open(file).close();
        LogDatabase.open(file).close();
        assertThat(Databases.family(file)).containsExactly("blocks.sqlite", "blocks.sqlite.v1.bak");
    }

    @Test
    void whatAKilledBackupLeftIsReplaced() throws Exception {
        Files.writeString(folder.resolve("blocks.sqlite.v1.bak.tmp"), "half of it");
        LogDatabase.open(file).close();
        assertThat(Databases.family(file)).containsExactly("blocks.sqlite", "blocks.sqlite.v1.bak");
    }

    @Test
    void whoCannotReadTheDatabaseCannotReadItsBackup() throws Exception {
        Set<PosixFilePermission> mine = PosixFilePermissions.fromString("rw-------");
        Files.setPosixFilePermissions(file, mine);
        LogDatabase.open(file).close();
        assertThat(Files.getPosixFilePermissions(folder.resolve("blocks.sqlite.v1.bak")))
                .isEqualTo(mine);
    }

    @Test
    void aThreadThatWasInterruptedUpgradesLikeAnyOther() throws Exception {
        Thread.currentThread().interrupt();
        try (LogDatabase database = LogDatabase.open(file)) {
            assertThat(database.logs()).hasSize(3);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(Databases.family(file)).containsExactly("blocks.sqlite", "blocks.sqlite.v1.bak");
    }

    @Test
    void aDatabaseInWalModeIsUpgradedWithWhatItsLogHolds() throws Exception {
        UUID uuid = new UUID(3, 4);
        try (var other = Databases.connect(file);
                var statement = other.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA wal_autocheckpoint = 0");
            statement.execute("INSERT INTO entries VALUES ('" + Databases.hex(uuid) + "', 7, 'cost', 0.5)");
            try (TrainingLog log = TrainingLog.open(file, uuid)) {
                assertThat(log.at(7)).isEqualTo(Map.of("cost", 0.5));
            }
        }
        assertThat(Databases.strings(
                        folder.resolve("blocks.sqlite.v1.bak"),
                        "SELECT max(time) FROM entries WHERE uuid = '" + Databases.hex(uuid) + "'"))
                .containsExactly("7");
        everyGenerationShowsWhatBlocksShows();
    }

    @Test
    void aDatabaseGivenAsAUrlIsBackedUpToo() throws Exception {
        LogDatabase.open("jdbc:sqlite:" + file.toUri()).close();
        assertThat(Databases.family(file)).contains("blocks.sqlite.v1.bak");
        everyGenerationShowsWhatBlocksShows();
    }

    @Test
    void aParentThatIsNotThereEndsTheLineage() throws Exception {
        UUID orphan = new UUID(5, 6);
        Databases.addBlocksLog(file, orphan, new UUID(7, 8), 3);
        try (TrainingLog log = TrainingLog.open(file, orphan)) {
            assertThat(log.lineage()).isEmpty();
            assertThat(log.rows()).hasSize(3);
            assertThat(log.status().resumedFrom()).contains(new UUID(7, 8));
        }
    }

    @Test
    void aCircleOfParentsEndsWhereItClosesAndOneItself() throws Exception {
        UUID first = new UUID(1, 1);
        UUID second = new UUID(2, 2);
        UUID itself = new UUID(3, 3);
        Databases.addBlocksLog(file, first, second, 3);
        Databases.addBlocksLog(file, second, first, 5);
        Databases.addBlocksLog(file, itself, itself, 2);
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog one = database.open(first);
                TrainingLog other = database.open(second);
                TrainingLog alone = database.open(itself)) {
            assertThat(one.lineage()).extracting(Lineage.Ancestor::uuid).containsExactly(second);
            assertThat(other.lineage()).extracting(Lineage.Ancestor::uuid).containsExactly(first);
            assertThat(alone.lineage()).isEmpty();
            assertThat(one.rows()).hasSize(5);
            assertThat(other.rows()).hasSize(5);
            assertThat(alone.rows()).hasSize(2);
            alone.record(3, "cost", 3);
            assertThat(alone.series("cost").values()).containsExactly(1, 2, 3);
            assertThat(database.logs()).hasSize(6);
        }
    }
}
