package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.LogDatabase;
import io.traininglog.LogSummary;
import io.traininglog.NoSuchLogException;
import io.traininglog.SchemaException;
import io.traininglog.Series;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import io.traininglog.TrainingLogException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that are no database, or a damaged one: each call answers, or throws a {@link TrainingLogException}. {@code
 * -Dtraininglog.test.flips=10000} damages that many.
 */
class BadFilesTest {

    private static final int FLIPS = Integer.getInteger("traininglog.test.flips", 200);

    @TempDir
    Path folder;

    @Test
    void aTextFileIsNoDatabase() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "dear diary, ".repeat(1000));
        for (LogDatabase.Builder builder : new LogDatabase.Builder[] {
            LogDatabase.builder(), LogDatabase.builder().readOnly()
        }) {
            assertThatThrownBy(() -> builder.open(file))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("notes.txt is no SQLite database");
        }
        assertThat(file).hasContent("dear diary, ".repeat(1000));
    }

    @Test
    void anEmptyFileBecomesADatabase() throws Exception {
        Path file = Files.createFile(folder.resolve("empty.sqlite"));
        UUID uuid = Databases.withOneLog(file, 2);
        assertThat(uuid).isNotNull();
        assertThat(Databases.family(file)).containsExactly("empty.sqlite");
    }

    @Test
    void anEmptyFileToReadOnlyIsRefused() throws Exception {
        Path file = Files.createFile(folder.resolve("empty.sqlite"));
        assertThatThrownBy(() -> LogDatabase.builder().readOnly().open(file))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("empty.sqlite");
        assertThat(file).isEmptyFile();
    }

    @Test
    void aFolderIsNoDatabase() {
        assertThatThrownBy(() -> LogDatabase.open(folder))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void aMissingFolderIsNamed() {
        assertThatThrownBy(() -> LogDatabase.open(folder.resolve("missing/runs.sqlite")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("there is no folder " + folder.resolve("missing"));
    }

    @Test
    void aMissingFileHasNoLogsAndIsNotCreatedToReadOnly() {
        Path file = folder.resolve("missing.sqlite");
        assertThatThrownBy(() -> LogDatabase.builder().readOnly().open(file)).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> TrainingLog.open(file, UUID.randomUUID())).isInstanceOf(NoSuchLogException.class);
        assertThat(file).doesNotExist();
    }

    @Test
    void anEmptyFileHasNoLogsAndStaysEmptyUntilOneIsMade() throws Exception {
        Path file = Files.createFile(folder.resolve("empty.sqlite"));
        assertThatThrownBy(() -> TrainingLog.open(file, UUID.randomUUID()))
                .isInstanceOf(NoSuchLogException.class)
                .hasMessageContaining("empty.sqlite");
        assertThat(file).isEmptyFile();
        TrainingLog.open(file).close();
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void aFileThatIsDeletedWhileItIsOpenGivesValuesOrStorageExceptions() throws Exception {
        Path file = folder.resolve("deleted.sqlite");
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog log = database.create()) {
            log.record(1, "cost", 1);
            for (String name : Databases.family(file)) {
                Files.delete(folder.resolve(name));
            }
            readAll(database, log.uuid());
            attempt(() -> log.record(2, "cost", 2));
            attempt(log::finishIteration);
            attempt(log::flush);
        }
        // What is made under its name afterwards is a database of its own
        try (TrainingLog log = TrainingLog.open(file)) {
            assertThat(log.rows()).isEmpty();
        }
        assertThat(Databases.integrity(file)).containsExactly("ok");
    }

    @Test
    void aTruncatedDatabaseGivesValuesOrItsExceptions() throws Exception {
        UUID uuid = everyKind(folder.resolve("whole.sqlite"));
        byte[] whole = Files.readAllBytes(folder.resolve("whole.sqlite"));
        Random random = new Random(40);
        for (int cut = 0; cut < 60; cut++) {
            int length = cut < 20 ? cut * 7 : random.nextInt(whole.length);
            Path file = folder.resolve("cut.sqlite");
            Files.write(file, Arrays.copyOf(whole, length));
            use(file, uuid, cut % 2 == 0);
        }
    }

    @Test
    void flippedBitsGiveValuesOrItsExceptions() throws Exception {
        UUID uuid = everyKind(folder.resolve("whole.sqlite"));
        byte[] whole = Files.readAllBytes(folder.resolve("whole.sqlite"));
        Random random = new Random(Long.getLong("traininglog.test.seed", 41));
        for (int flip = 0; flip < FLIPS; flip++) {
            byte[] damaged = whole.clone();
            int many = 1 + random.nextInt(20);
            int page = random.nextInt(whole.length / 4096) * 4096;
            for (int i = 0; i < many; i++) {
                int at = random.nextInt(4) == 0 ? random.nextInt(whole.length) : page + random.nextInt(4096);
                damaged[at] ^= (byte) (1 << random.nextInt(8));
            }
            Path file = folder.resolve("flipped.sqlite");
            Files.write(file, damaged);
            use(file, uuid, flip % 2 == 0);
        }
    }

    @Test
    void aDamagedDatabaseOfBlocksGivesValuesOrItsExceptions() throws Exception {
        byte[] whole = Files.readAllBytes(Databases.blocks(folder.resolve("whole.sqlite")));
        Random random = new Random(42);
        for (int flip = 0; flip < FLIPS / 4; flip++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 4; i++) {
                damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Path file = folder.resolve("flipped.sqlite");
            Files.write(file, damaged);
            use(file, Databases.uuid("af431646e26546c080fdff7bb4a9ac7f"), true);
        }
    }

    /** Answers a log with a child. */
    private static UUID everyKind(Path file) throws Exception {
        UUID uuid;
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog log = database.create()) {
            uuid = log.uuid();
            for (int time = 1; time <= 120; time++) {
                log.record(time, Map.of("cost", 1.0 / time, "note", "step " + time, "seen", 32L * time));
            }
            log.at(7).putAll(KindsOfValues.ALL);
            log.at(9).put("large", new double[2000]);
            log.finishEpoch();
            try (TrainingLog child = log.resumeAt(60)) {
                child.at(5).remove("cost");
                child.record(61, "cost", 0.5);
                child.at(61).put("decimal", new BigDecimal("0.1"));
                uuid = child.uuid();
            }
        }
        Databases.execute(file, "PRAGMA journal_mode = DELETE");
        return uuid;
    }

    private static void use(Path file, UUID uuid, boolean forWriting) throws Exception {
        LogDatabase.Builder builder =
                forWriting ? LogDatabase.builder() : LogDatabase.builder().readOnly();
        attempt(() -> {
            try (LogDatabase database = builder.open(file)) {
                readAll(database, uuid);
                if (forWriting) {
                    attempt(() -> write(database, uuid));
                }
            }
        });
        for (String name : Databases.family(file)) {
            Files.delete(file.resolveSibling(name));
        }
    }

    private static void readAll(LogDatabase database, UUID uuid) {
        attempt(() -> {
            for (LogSummary summary : database.logs()) {
                attempt(() -> summary.status().values().forEach(BadFilesTest::look));
            }
        });
        attempt(() -> {
            try (TrainingLog log = database.open(uuid)) {
                readAll(log);
            }
        });
    }

    private static void readAll(TrainingLog log) {
        attempt(() -> log.rows().forEach((time, row) -> {
            for (Map.Entry<String, Object> entry : row.entrySet()) {
                attempt(() -> look(entry.getValue()));
            }
        }));
        attempt(() -> {
            for (long time = 0; time < 130; time++) {
                look(log.at(time).get("cost"));
            }
        });
        attempt(() ->
                log.at(7).keySet().forEach(key -> attempt(() -> look(log.at(7).get(key)))));
        attempt(() -> look(log.rows().descendingMap().firstEntry()));
        attempt(() -> log.keys().forEach(key -> attempt(() -> look(log.series(key)))));
        attempt(() -> look(log.status().entrySet().toString()));
        attempt(() -> look(log.status().iterationsDone()));
        attempt(() -> look(log.status().epochEnds()));
        attempt(() -> look(log.status().resumedFrom()));
        attempt(() -> look(log.lineage()));
        attempt(() -> look(log.rows().size()));
    }

    private static void write(LogDatabase database, UUID uuid) {
        attempt(() -> {
            try (TrainingLog log = database.open(uuid)) {
                attempt(() -> log.record(62, Map.of("cost", 1, "a new key", 2)));
                attempt(() -> log.at(7).clear());
                attempt(() -> log.at(3).put("cost", 1));
                attempt(log::finishIteration);
                attempt(log::finishEpoch);
                attempt(() -> log.resume().close());
                attempt(log::checkpoint);
                attempt(() -> database.delete(uuid));
            }
        });
        attempt(() -> database.create().close());
    }

    private static void attempt(Runnable call) {
        try {
            call.run();
        } catch (TrainingLogException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static void look(Object value) {
        if (value instanceof Series series) {
            assertThat(series.times()).hasSameSizeAs(series.values());
        } else if (value instanceof List<?> list) {
            list.forEach(BadFilesTest::look);
        }
    }
}
