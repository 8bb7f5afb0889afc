package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.CodecException;
import io.traininglog.CopyOptions;
import io.traininglog.CopyReport;
import io.traininglog.LogDatabase;
import io.traininglog.LogSummary;
import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import io.traininglog.postgresql.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What files of every age hold, and what in them cannot be read, comes through any database as SQL has it. */
class CopiedFilesTest {

    private static final String LOGS =
            "SELECT l.uuid || coalesce(' ' || p.uuid, '') || coalesce(' at ' || l.resumed_at, '')"
                    + " || coalesce(' on ' || l.created_at, '') FROM lineage AS l LEFT JOIN lineage AS p ON p.id = l.parent"
                    + " ORDER BY l.uuid";
    private static final String ENTRIES =
            "SELECT l.uuid || ' ' || e.time || ' ' || k.key || ' ' || quote(e.kind) || ' '"
                    + " || typeof(e.value) || quote(e.value)"
                    + " FROM entries AS e JOIN lineage AS l ON l.id = e.log JOIN keys AS k ON k.id = e.key ORDER BY 1";
    private static final String STATUS =
            "SELECT l.uuid || ' ' || s.key || ' ' || quote(s.kind) || ' ' || typeof(s.value)"
                    + " || quote(s.value) FROM status AS s JOIN lineage AS l ON l.id = s.log ORDER BY 1";

    @TempDir
    Path folder;

    /** What lies between one file and another. */
    private enum By {
        MEMORY {
            @Override
            LogDatabase open(Path folder) {
                return LogDatabase.inMemory();
            }
        },
        FILE_OF_ROWS {
            @Override
            LogDatabase open(Path folder) {
                return LogDatabase.builder().columns(false).open(folder.resolve("rows.sqlite"));
            }
        },
        POSTGRESQL {
            @Override
            LogDatabase open(Path folder) {
                return LogDatabase.builder()
                        .journalFolder(folder.resolve("journals"))
                        .open(PostgresServer.shared().newDatabase());
            }
        };

        abstract LogDatabase open(Path folder);
    }

    private Path copied(By by, Path from) {
        Path target = folder.resolve("target.sqlite");
        try (LogDatabase source = LogDatabase.open(from);
                LogDatabase between = by.open(folder);
                LogDatabase to = LogDatabase.open(target)) {
            assertThat(between.copyAll(source, CopyOptions.all(), Progress.NONE).isComplete())
                    .isTrue();
            assertThat(to.copyAll(between, CopyOptions.all(), Progress.NONE).isComplete())
                    .isTrue();
            CopyReport again = between.copyAll(source, CopyOptions.all(), Progress.NONE);
            assertThat(again.isComplete()).as("%s", again).isTrue();
        }
        return target;
    }

    /** As rows, whatever they were sealed into. */
    private static List<String> content(Path file) throws Exception {
        LogDatabase.builder().columns(false).open(file).close();
        List<String> content = new ArrayList<>(Databases.strings(file, LOGS));
        content.addAll(Databases.strings(file, ENTRIES));
        content.addAll(Databases.strings(file, STATUS));
        return content;
    }

    @ParameterizedTest
    @CsvSource({
        "MEMORY, golden/v2", "FILE_OF_ROWS, golden/v2", "POSTGRESQL, golden/v2",
        "MEMORY, golden/v3", "FILE_OF_ROWS, golden/v3", "POSTGRESQL, golden/v3",
        "MEMORY, golden/v3-columns", "FILE_OF_ROWS, golden/v3-columns", "POSTGRESQL, golden/v3-columns",
        "MEMORY, blocks/blocks-small", "FILE_OF_ROWS, blocks/blocks-small", "POSTGRESQL, blocks/blocks-small"
    })
    void aDatabaseOfAnyVersionComesAsItIs(By by, String name) throws Exception {
        Path file = Databases.resource("/io/traininglog/" + name + ".sqlite", folder.resolve("source.sqlite"));
        List<String> content = content(copied(by, file));
        assertThat(content).isEqualTo(content(file)).hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @EnumSource(By.class)
    void everyGenerationOfBlocksShowsWhatBlocksReads(By by) throws Exception {
        Path target = copied(by, Databases.blocks(folder.resolve("source.sqlite")));
        try (LogDatabase database = LogDatabase.open(target)) {
            BlocksContent content = BlocksContent.read();
            content.checkRows(database);
            content.checkStatus(database);
        }
    }

    @ParameterizedTest
    @EnumSource(By.class)
    void whatCannotBeReadIsNoBetterAndNoWorse(By by) throws Exception {
        Path file = folder.resolve("source.sqlite");
        LogDatabase.builder().columns(false).open(file).close();
        Databases.withOneLog(file, 40);
        Databases.execute(
                file,
                "UPDATE entries SET kind = 77 WHERE time = 1",
                "UPDATE entries SET kind = 77, value = 'text' WHERE time = 2",
                "UPDATE entries SET kind = 'what' WHERE time = 3",
                "UPDATE entries SET kind = 4 WHERE time = 4",
                "UPDATE entries SET kind = 4, value = x'00ff' WHERE time = 5",
                "UPDATE entries SET kind = 0, value = x'0102' WHERE time = 6",
                "UPDATE entries SET kind = 1, value = 5 WHERE time = 7",
                "UPDATE entries SET kind = 8, value = x'01' WHERE time = 8",
                "UPDATE entries SET kind = 3, value = NULL WHERE time = 10",
                "UPDATE entries SET kind = 4.5, value = 1 << 40 WHERE time = 11",
                "UPDATE entries SET kind = 1 << 40 WHERE time = 12",
                "UPDATE status SET kind = 99 WHERE key = 'epochs_done'",
                "UPDATE status SET kind = 4, value = x'ff' WHERE key = '_epoch_ends'");
        List<String> content = content(file);
        assertThat(content(copied(by, file))).isEqualTo(content);
        assertThat(messages(folder.resolve("target.sqlite")))
                .isEqualTo(messages(file))
                .hasSize(11);
    }

    /** Of the values that cannot be read. */
    private static List<String> messages(Path file) {
        List<String> messages = new ArrayList<>();
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog log = database.open(database.newest().orElseThrow().uuid())) {
            for (long time = 1; time <= 40; time++) {
                try {
                    log.at(time).get("cost");
                } catch (CodecException e) {
                    messages.add(e.getMessage());
                }
            }
        }
        return messages;
    }

    /** A damaged chunk's numbers are as unreadable as it is. */
    @ParameterizedTest
    @EnumSource(By.class)
    void aDamagedChunkDamagesNothingElse(By by) throws Exception {
        Path file = Databases.resource("/io/traininglog/golden/v3-columns.sqlite", folder.resolve("source.sqlite"));
        Databases.execute(file, "UPDATE chunks SET checksum = checksum + 1 WHERE id = (SELECT min(id) FROM chunks)");
        Path target = copied(by, file);
        assertThat(content(target)).isEqualTo(content(file)).anyMatch(line -> line.contains(" 0 blobX'"));
    }

    @Test
    void logsThatDescendFromThemselvesAreNamedAndTheOthersCopied() throws Exception {
        Path file = Databases.emptyBlocks(folder.resolve("source.sqlite"));
        UUID first = new UUID(1, 1);
        UUID second = new UUID(2, 2);
        UUID child = new UUID(3, 3);
        UUID alone = new UUID(4, 4);
        UUID itself = new UUID(5, 5);
        UUID dangling = new UUID(6, 6);
        Databases.addBlocksLog(file, first, second, 3);
        Databases.addBlocksLog(file, second, first, 5);
        Databases.addBlocksLog(file, child, second, 7);
        Databases.addBlocksLog(file, alone, null, 2);
        Databases.addBlocksLog(file, itself, itself, 4);
        Databases.addBlocksLog(file, dangling, new UUID(7, 7), 6);
        try (LogDatabase source = LogDatabase.open(file);
                LogDatabase to = LogDatabase.inMemory()) {
            CopyReport report = to.copyAll(source, CopyOptions.all(), Progress.NONE);
            assertThat(report.copied()).containsExactlyInAnyOrder(alone, itself, dangling);
            assertThat(report.refused())
                    .extracting(CopyReport.Refused::uuid)
                    .containsExactlyInAnyOrder(first, second, child);
            assertThat(report.refused())
                    .filteredOn(refused -> !refused.uuid().equals(child))
                    .allMatch(refused -> refused.reason().startsWith("it descends from itself"));
            assertThat(to.logs()).extracting(LogSummary::entries).containsExactlyInAnyOrder(2L, 4L, 6L);
            try (TrainingLog copy = to.open(dangling)) {
                assertThat(copy.status().resumedFrom()).contains(new UUID(7, 7));
            }
        }
    }
}
