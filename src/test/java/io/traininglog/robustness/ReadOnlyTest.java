package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.traininglog.LogDatabase;
import io.traininglog.ReadOnlyException;
import io.traininglog.SchemaException;
import io.traininglog.TrainingLog;
import io.traininglog.TrainingLogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** A database that is opened to read only is never changed, and one in a protected folder can be read. */
class ReadOnlyTest {

    @TempDir
    Path folder;

    private Path inner;
    private Path file;

    @BeforeEach
    void makeRoom() throws IOException {
        inner = Files.createDirectory(folder.resolve("inner"));
        file = inner.resolve("runs.sqlite");
    }

    @AfterEach
    void allowDeletion() throws IOException {
        protect(inner, "rwxr-xr-x");
    }

    @Test
    void everyWriteIsRefusedAndTheFileStaysAsItIs() throws Exception {
        UUID uuid = Databases.withOneLog(file, 3);
        byte[] before = Files.readAllBytes(file);
        try (LogDatabase database = LogDatabase.builder().readOnly().open(file);
                TrainingLog log = database.open(uuid)) {
            assertReadOnly(() -> log.record(4, "cost", 4));
            assertReadOnly(() -> log.record(4, Map.of("cost", 4)));
            assertReadOnly(() -> log.at(4).put("cost", 4));
            assertReadOnly(() -> log.at(3).clear());
            assertReadOnly(() -> log.rows().clear());
            assertReadOnly(() -> log.status().put("seen", true));
            assertReadOnly(log::finishIteration);
            assertReadOnly(log::finishEpoch);
            assertReadOnly(log::resume);
            assertReadOnly(() -> log.resumeAt(1));
            assertReadOnly(database::create);
            assertReadOnly(() -> database.delete(uuid));
            assertThat(log.rows()).hasSize(3);
            assertThat(log.checkpoint().time()).isZero();
            log.flush();
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    /** The file itself may change: closing a data source's last connection empties the write-ahead log into it. */
    @Test
    void throughADataSourceNothingIsWrittenEither() throws Exception {
        Acknowledged acknowledged = killTrainer();
        String everything = "SELECT group_concat(quote(log) || time || key || quote(value)) FROM timeline";
        Path copy = inner.resolve("copy.sqlite"); // to look at it beforehand would empty the log too
        Files.copy(file, copy);
        Files.copy(inner.resolve("runs.sqlite-wal"), inner.resolve("copy.sqlite-wal"));
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        try (LogDatabase database = LogDatabase.builder().readOnly().open(source);
                TrainingLog log = database.open(acknowledged.newest())) {
            assertReadOnly(() -> log.record(1, "cost", 1));
            assertReadOnly(log::finishIteration);
            assertReadOnly(database::create);
            log.flush();
        }
        assertThat(Databases.strings(file, everything)).isEqualTo(Databases.strings(copy, everything));
    }

    @Test
    void anOlderSchemaIsRefusedWithAMessage() throws Exception {
        Databases.blocks(file);
        assertThatThrownBy(() -> LogDatabase.builder().readOnly().open(file))
                .isInstanceOf(SchemaException.class)
                .hasMessageContainingAll("runs.sqlite", "version 1", "to 3", "open it once for writing");
        assertThat(Databases.version(file)).isEqualTo(1);
        assertThat(Databases.family(file)).containsExactly("runs.sqlite");
    }

    /** Its write-ahead log has what the database has not yet. */
    @Test
    void whatAnotherProcessIsWritingShows() throws Exception {
        try (TrainingLog log = TrainingLog.open(file)) {
            log.record(1, "cost", 1);
            try (LogDatabase readOnly = LogDatabase.builder().readOnly().open(file);
                    TrainingLog seen = readOnly.open(log.uuid())) {
                assertThat(seen.series("cost").values()).containsExactly(1);
                log.record(2, "cost", 2);
                assertThat(seen.series("cost").values()).containsExactly(1, 2);
            }
        }
    }

    @Test
    void whatAKilledTrainerLeftShows() throws Exception {
        Acknowledged acknowledged = killTrainer();
        assertThat(Databases.family(file)).contains("runs.sqlite-wal");
        byte[] before = Files.readAllBytes(file);
        try (LogDatabase database = LogDatabase.builder().readOnly().open(file)) {
            assertThat(database.logs()).isNotEmpty();
            assertThat(database.logs().get(0).lastTime().orElse(0)).isGreaterThanOrEqualTo(acknowledged.lastStep());
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aDatabaseInAProtectedFolderCanBeReadByAnybody() throws Exception {
        UUID uuid = Databases.withOneLog(file, 3);
        protect(file, "r--r--r--");
        protect(inner, "r-xr-xr-x");
        assertThat(readAsNobody(uuid)).isEqualTo("rows 3");
    }

    @Test
    void withAWriteAheadLogThatCannotBeUsedItIsRefusedRatherThanReadWithoutIt() throws Exception {
        killTrainer();
        UUID uuid = new UUID(0, 0);
        protect(file, "r--r--r--");
        protect(file.resolveSibling("runs.sqlite-wal"), "---------");
        protect(inner, "r-xr-xr-x");
        assertThat(readAsNobody(uuid)).startsWith("refused ");
    }

    @Test
    void aLogBesideAProtectedDatabaseIsReadWithIt() throws Exception {
        Acknowledged acknowledged = killTrainer();
        UUID uuid = acknowledged.newest();
        Files.deleteIfExists(file.resolveSibling("runs.sqlite-shm"));
        for (String name : Databases.family(file)) {
            protect(inner.resolve(name), "r--r--r--");
        }
        protect(inner, "r-xr-xr-x");
        String seen = readAsNobody(uuid);
        // Without a lock table SQLite may be unable to use the log: then it must say so
        assertThat(seen)
                .matches(said -> said.startsWith("refused ")
                        || Long.parseLong(said.substring("rows ".length())) >= acknowledged.lastStep());
    }

    /** What an upgrade was changing is only half in the file; the journal beside it has the other half. */
    @Test
    void aHotJournalIsNotIgnored() throws Exception {
        UUID uuid = Databases.withOneLog(file, 200);
        Databases.execute(file, "PRAGMA journal_mode = DELETE");
        Path copy = inner.resolve("copy.sqlite");
        try (var connection = Databases.connect(file);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA cache_size = 1");
            statement.execute("PRAGMA cache_spill = 1");
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("INSERT INTO entries SELECT log, time + 1000, key, kind, value FROM entries");
            statement.execute("CREATE TABLE filler AS WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n"
                    + " LIMIT 5000) SELECT i, hex(randomblob(100)) FROM n");
            Files.copy(file, copy);
            Files.copy(inner.resolve("runs.sqlite-journal"), inner.resolve("copy.sqlite-journal"));
            statement.execute("ROLLBACK");
        }
        assertThat(Files.size(copy)).isGreaterThan(Files.size(file));
        try (LogDatabase database = LogDatabase.builder().readOnly().open(copy);
                TrainingLog log = database.open(uuid)) {
            assertThat(log.series("cost").values()).hasSize(200).endsWith(200);
        } catch (TrainingLogException refused) {
            assertThat(refused).hasMessageContaining("copy.sqlite");
        }
        protect(copy, "r--r--r--");
        protect(inner, "r-xr-xr-x");
        assertThat(visit(copy, uuid, "read")).matches(said -> said.startsWith("refused ") || said.equals("rows 200"));
        protect(inner, "rwxr-xr-x");
        try (TrainingLog log = TrainingLog.open(copy, uuid)) {
            assertThat(log.series("cost").values()).hasSize(200).endsWith(200);
        }
    }

    @Test
    void aProtectedFileOpenedForWritingSaysSo() throws Exception {
        UUID uuid = Databases.withOneLog(file, 3);
        protect(file, "r--r--r--");
        protect(inner, "r-xr-xr-x");
        assertThat(writeAsNobody(uuid)).startsWith("refused io.traininglog.ReadOnlyException");
    }

    @Test
    void aFolderThatCannotBeEnteredSaysSo() throws Exception {
        UUID uuid = Databases.withOneLog(file, 3);
        protect(inner, "rwx------");
        assertThat(readAsNobody(uuid)).startsWith("refused io.traininglog.StorageException");
        assertThat(writeAsNobody(uuid)).startsWith("refused io.traininglog.StorageException");
    }

    private Acknowledged killTrainer() throws Exception {
        Acknowledged acknowledged = new Acknowledged();
        try (ChildJvm trainer = ChildJvm.start(KilledTrainer.class, file, 3)) {
            trainer.expect("ready");
            for (int i = 0; i < 20; i++) {
                acknowledged.add(trainer.line());
            }
            trainer.kill();
        }
        return acknowledged;
    }

    /** Run without the superuser's rights: says how many rows a log has, or why it cannot. */
    static final class Visitor {
        public static void main(String[] arguments) {
            LogDatabase.Builder builder = LogDatabase.builder();
            try (LogDatabase database =
                            (arguments[2].equals("write") ? builder : builder.readOnly()).open(Path.of(arguments[0]));
                    TrainingLog log = database.open(UUID.fromString(arguments[1]))) {
                if (arguments[2].equals("write")) {
                    log.record(1, "cost", 1);
                }
                System.out.println("rows " + log.rows().size());
            } catch (TrainingLogException e) {
                System.out.println("refused " + e);
            }
        }
    }

    private String readAsNobody(UUID uuid) throws Exception {
        return visit(file, uuid, "read");
    }

    private String writeAsNobody(UUID uuid) throws Exception {
        return visit(file, uuid, "write");
    }

    private String visit(Path database, UUID uuid, String what) throws Exception {
        protect(folder, "rwxr-xr-x");
        try (ChildJvm child = Unprivileged.start(folder, Visitor.class, database.toAbsolutePath(), uuid, what)) {
            String line = child.line();
            assertThat(line).as(child::errors).isNotNull();
            return line;
        }
    }

    private static void protect(Path path, String permissions) throws IOException {
        try {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        } catch (UnsupportedOperationException e) {
            assumeTrue(false, "no POSIX permissions here");
        }
    }

    private static void assertReadOnly(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(ReadOnlyException.class).hasMessageContaining("runs.sqlite");
    }
}
