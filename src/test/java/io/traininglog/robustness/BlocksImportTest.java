package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.Lineage;
import io.traininglog.LogDatabase;
import io.traininglog.LogSummary;
import io.traininglog.Progress;
import io.traininglog.SchemaException;
import io.traininglog.TrainingLog;
import io.traininglog.importer.BlocksImporter;
import io.traininglog.importer.Import;
import io.traininglog.importer.ImportReport;
import io.traininglog.importer.Present;
import io.traininglog.importer.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Blocks, or this library in any version, wrote into one file comes into another bit for bit. */
class BlocksImportTest {

    private static final String ENTRIES = "SELECT l.uuid || ' ' || e.time || ' ' || k.key || ' ' || e.kind || ' ' ||"
            + " quote(e.value) FROM entries AS e JOIN lineage AS l ON l.id = e.log JOIN keys AS k ON k.id = e.key ORDER BY 1";
    private static final String STATUS = "SELECT l.uuid || ' ' || s.key || ' ' || s.kind || ' ' || quote(s.value)"
            + " FROM status AS s JOIN lineage AS l ON l.id = s.log ORDER BY 1";
    private static final String LOGS =
            "SELECT l.uuid || coalesce(' ' || p.uuid, '') || coalesce(' at ' || l.resumed_at, '')"
                    + " || coalesce(' on ' || l.created_at, '') FROM lineage AS l LEFT JOIN lineage AS p ON p.id = l.parent"
                    + " ORDER BY l.id";

    @TempDir
    Path folder;

    private Path source;
    private Path target;

    @BeforeEach
    void makeFolders() throws Exception {
        source = Files.createDirectory(folder.resolve("source")).resolve("old.sqlite");
        target = folder.resolve("runs.sqlite");
    }

    private ImportReport run() {
        return run(Present.KEEP);
    }

    private ImportReport run(Present present) {
        try (LogDatabase into = LogDatabase.open(target);
                Source from = BlocksImporter.open(source)) {
            return Import.run(from, into, present, Progress.NONE);
        }
    }

    /** As rows, whatever they were sealed into. */
    private static List<String> content(Path file) throws Exception {
        LogDatabase.builder().columns(false).open(file).close();
        List<String> content = new java.util.ArrayList<>(Databases.strings(file, LOGS));
        content.addAll(Databases.strings(file, ENTRIES));
        content.addAll(Databases.strings(file, STATUS));
        return content;
    }

    @Test
    void everyGenerationOfBlocksIsThereAsBlocksReadsIt() throws Exception {
        Databases.blocks(source);
        byte[] before = Files.readAllBytes(source);
        ImportReport report = run();
        BlocksContent content = BlocksContent.read();
        assertThat(report.imported()).extracting(ImportReport.Imported::uuid).isEqualTo(content.generations());
        assertThat(report.leftOut().count()).isZero();
        try (LogDatabase database = LogDatabase.open(target)) {
            content.checkRows(database);
            content.checkStatus(database);
            try (TrainingLog newest = database.open(content.generations().get(2))) {
                assertThat(newest.lineage())
                        .containsExactly(
                                new Lineage.Ancestor(content.generations().get(1), OptionalLong.empty()),
                                new Lineage.Ancestor(content.generations().get(0), OptionalLong.empty()));
            }
        }
        assertThat(Files.readAllBytes(source)).isEqualTo(before);
        assertThat(Databases.family(source)).containsExactly("old.sqlite");
        Databases.blocks(source);
        assertThat(content(target)).isEqualTo(content(source));
    }

    @Test
    void aDatabaseOfThisLibraryComesWithTombstonesResumePointsAndWhatCannotBeRead() throws Exception {
        try (LogDatabase database = LogDatabase.open(source);
                TrainingLog log = database.create()) {
            for (long time = 1; time <= 2000; time++) {
                log.record(time, "cost", 1.0 / time);
            }
            log.at(1).put("note", "a\u0000b");
            log.status().clear();
            try (TrainingLog child = log.resumeAt(1500);
                    TrainingLog grandchild = child.resume()) {
                child.at(3).remove("cost");
                child.record(1600, "cost", Double.NaN);
                grandchild.at(1).put("list", List.of(1.5, "x"));
            }
        }
        Databases.execute(source, "UPDATE entries SET value = x'00ff' WHERE kind = 4");
        run();
        assertThat(content(target)).isEqualTo(content(source));
    }

    @Test
    void whatIsThereStaysAndASecondRunBringsTheRest() throws Exception {
        Databases.blocks(source);
        run();
        UUID newest = BlocksContent.read().generations().get(2);
        try (LogDatabase database = LogDatabase.open(target)) {
            try (TrainingLog log = database.open(newest)) {
                log.record(99, "cost", 0.5);
            }
            assertThat(run().present()).hasSize(3);
            try (TrainingLog log = database.open(newest)) {
                assertThat(log.at(99)).isEqualTo(Map.of("cost", 0.5));
            }
            database.delete(newest);
        }
        assertThat(run().imported()).extracting(ImportReport.Imported::uuid).containsExactly(newest);
    }

    @Test
    void replacingTakesLogsTogetherWithThoseThatWereResumedFromThem() throws Exception {
        Databases.blocks(source);
        run();
        List<UUID> generations = BlocksContent.read().generations();
        try (LogDatabase database = LogDatabase.open(target);
                TrainingLog log = database.open(generations.get(2))) {
            log.record(99, "cost", 0.5);
            ImportReport report = run(Present.REPLACE);
            assertThat(report.imported())
                    .extracting(ImportReport.Imported::uuid)
                    .containsExactlyElementsOf(generations);
            assertThat(report.failed()).isEmpty();
            BlocksContent.read().checkRows(database);
        }
    }

    /** A log that is resumed here is no part of the source, and must not lose its past. */
    @Test
    void replacingLeavesWhatAnotherLogDescendsFrom() throws Exception {
        Databases.blocks(source);
        run();
        UUID newest = BlocksContent.read().generations().get(2);
        try (LogDatabase database = LogDatabase.open(target);
                TrainingLog log = database.open(newest)) {
            log.record(99, "cost", 0.5);
            TrainingLog child = log.resume();
            ImportReport report = run(Present.REPLACE);
            assertThat(report.imported()).isEmpty();
            assertThat(report.failed())
                    .hasSize(3)
                    .allSatisfy(failed -> assertThat(failed.reason()).contains("others were resumed from it"));
            assertThat(child.at(99)).isEqualTo(Map.of("cost", 0.5));
            child.close();
        }
    }

    @Test
    void whatTheSourceHasMoreOfIsNamed() throws Exception {
        Databases.blocks(source);
        run();
        UUID newest = BlocksContent.read().generations().get(2);
        try (LogDatabase database = LogDatabase.open(source);
                TrainingLog log = database.open(newest)) {
            log.record(99, "cost", 0.5);
        }
        assertThat(run().grown()).extracting(ImportReport.Imported::uuid).containsExactly(newest);
    }

    @Test
    void aHotJournalBelongsToTheFileAndStaysBesideIt() throws Exception {
        Path file = Databases.blocks(folder.resolve("blocks.sqlite"));
        try (Connection connection = Databases.connect(file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA cache_size = 2");
            connection.setAutoCommit(false);
            statement.execute("UPDATE entries SET value = 17");
            statement.execute("CREATE TABLE large (x)");
            statement.execute("INSERT INTO large VALUES (hex(zeroblob(300000)))");
            Files.copy(file, source);
            Files.copy(folder.resolve("blocks.sqlite-journal"), source.resolveSibling("old.sqlite-journal"));
            connection.rollback();
        }
        byte[] before = Files.readAllBytes(source);
        run();
        try (LogDatabase database = LogDatabase.open(target)) {
            BlocksContent.read().checkRows(database);
        }
        assertThat(Files.readAllBytes(source)).isEqualTo(before);
        assertThat(Databases.family(source)).containsExactly("old.sqlite", "old.sqlite-journal");
    }

    @Test
    void whatAWriteAheadLogHoldsComesToo() throws Exception {
        Databases.blocks(source);
        UUID uuid = new UUID(3, 4);
        try (Connection other = Databases.connect(source);
                Statement statement = other.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("INSERT INTO entries VALUES ('" + Databases.hex(uuid) + "', 7, 'cost', 0.5)");
            byte[] before = Files.readAllBytes(source);
            run();
            assertThat(Files.readAllBytes(source)).isEqualTo(before);
        }
        try (TrainingLog log = TrainingLog.open(target, uuid)) {
            assertThat(log.at(7)).isEqualTo(Map.of("cost", 0.5));
        }
    }

    /** What a trainer has acknowledged is in the file, its write-ahead log or its journal. */
    @Test
    void aDatabaseThatATrainerWritesOrHasDiedOverIsImportedWithAllThatReturned() throws Exception {
        Acknowledged acknowledged = new Acknowledged();
        try (ChildJvm trainer = ChildJvm.start(KilledTrainer.class, source, 7)) {
            trainer.expect("ready");
            for (int i = 0; i < 150; i++) {
                acknowledged.add(trainer.line());
            }
            run(); // beside the trainer
            assertThat(logs(target)).isPositive();
            trainer.kill();
            for (String line = trainer.line(); line != null; line = trainer.line()) {
                acknowledged.add(line);
            }
        }
        List<String> family = Databases.family(source);
        target = folder.resolve("after.sqlite");
        run();
        acknowledged.checkIn(target, false);
        assertThat(Databases.family(source)).isEqualTo(family);
    }

    private static int logs(Path file) {
        try (LogDatabase database = LogDatabase.open(file)) {
            return database.logs().size();
        }
    }

    @Test
    void parentsInACircleAreCutAndThatIsReported() throws Exception {
        Databases.emptyBlocks(source);
        UUID first = new UUID(1, 1);
        UUID second = new UUID(2, 2);
        Databases.addBlocksLog(source, first, second, 3);
        Databases.addBlocksLog(source, second, first, 5);
        ImportReport report = run();
        assertThat(report.imported()).hasSize(2);
        assertThat(report.leftOut().listed()).hasSize(1).allMatch(left -> left.contains("lead round in a circle"));
        try (LogDatabase database = LogDatabase.open(target)) {
            assertThat(database.logs()).extracting(LogSummary::entries).containsOnly(5L);
        }
    }

    @Test
    void aNewerDatabaseIsRefusedByItsOwnName() throws Exception {
        LogDatabase.open(source).close();
        Databases.execute(
                source,
                "INSERT INTO traininglog_schema_history SELECT installed_rank + 1, '99', 'later', type, script, checksum,"
                        + " installed_by, installed_on, execution_time, success FROM traininglog_schema_history"
                        + " ORDER BY installed_rank DESC LIMIT 1");
        assertThatThrownBy(() -> BlocksImporter.open(source))
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith(source + " is at schema version 99");
    }
}
