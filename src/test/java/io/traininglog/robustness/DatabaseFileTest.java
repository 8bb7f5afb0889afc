package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.traininglog.DatabaseFile;
import io.traininglog.DatabaseInfo;
import io.traininglog.DatabaseInfo.Contents;
import io.traininglog.DatabaseInfo.JournalState;
import io.traininglog.DatabaseInfo.Migration;
import io.traininglog.LogDatabase;
import io.traininglog.MigrationReport;
import io.traininglog.Progress;
import io.traininglog.QueryLimits;
import io.traininglog.ReadOnlyException;
import io.traininglog.SchemaException;
import io.traininglog.StorageException;
import io.traininglog.TrainingLogException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a file, and its upgrade when one asks for it. */
class DatabaseFileTest {

    private static final String V2 = "/io/traininglog/golden/v2.sqlite";
    private static final String COLUMNS = "/io/traininglog/golden/v3-columns.sqlite";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() throws Exception {
        file = folder.toRealPath().resolve("runs.sqlite");
    }

    private DatabaseInfo info() {
        return DatabaseFile.at(file).info();
    }

    @Test
    void aNewDatabaseIsAtTheNewestVersion() throws Exception {
        Databases.withOneLog(file, 3);
        DatabaseInfo info = info();
        assertThat(info.file()).isEqualTo(file);
        assertThat(info.schemaVersion()).isEqualTo(info.newestKnown()).isEqualTo(3);
        assertThat(info.pending()).isEmpty();
        assertThat(info.backup()).isEmpty();
        assertThat(info.bytes()).isEqualTo(Files.size(file));
        assertThat(info.writeAheadBytes()).isZero();
        assertThat(info.contents()).contains(new Contents(1, 3, 0, 0));
        assertThat(info.journals()).isEmpty();
    }

    @Test
    void aDatabaseOfBlocksTellsWhatIsPendingAndStaysAsItIs() throws Exception {
        Databases.blocks(file);
        byte[] before = Files.readAllBytes(file);
        DatabaseInfo info = info();
        assertThat(info.schemaVersion()).isEqualTo(1);
        assertThat(info.pending())
                .containsExactly(new Migration(2, "lineage and kinds"), new Migration(3, "sealed columns"));
        assertThat(info.backup()).contains(folder.toRealPath().resolve("runs.sqlite.v1.bak"));
        assertThat(info.contents()).contains(new Contents(3, 34, 0, 0));
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(Databases.family(file)).containsExactly("runs.sqlite");
    }

    @Test
    void anOlderDatabaseTellsWhatIsPendingAndStaysAsItIs() throws Exception {
        Databases.resource(V2, file);
        byte[] before = Files.readAllBytes(file);
        DatabaseInfo info = info();
        assertThat(info.schemaVersion()).isEqualTo(2);
        assertThat(info.pending()).containsExactly(new Migration(3, "sealed columns"));
        assertThat(info.contents()).contains(new Contents(3, 45, 0, 0));
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(Databases.family(file)).containsExactly("runs.sqlite");
    }

    @Test
    void entriesInChunksAreCountedToo() throws Exception {
        Databases.resource(COLUMNS, file);
        assertThat(info().contents()).contains(new Contents(1, 1_200, 10, 3_772));
        assertThat(info().contents().orElseThrow().entries()).isEqualTo(4_972);
    }

    @Test
    void anEmptyFileHasNoSchemaYet() throws Exception {
        Files.createFile(file);
        DatabaseInfo info = info();
        assertThat(info.schemaVersion()).isZero();
        assertThat(info.pending()).hasSize(3);
        assertThat(info.backup()).isEmpty();
        assertThat(info.contents()).isEmpty();
        assertThat(file).isEmptyFile();
        assertThat(DatabaseFile.at(file).check(Progress.NONE)).isEmpty();
    }

    @Test
    void whatDeletedLogsLeftIsFree() throws Exception {
        UUID uuid = Databases.withOneLog(file, 20_000);
        try (LogDatabase database = LogDatabase.open(file)) {
            database.delete(uuid);
        }
        assertThat(info().freeBytes()).isPositive();
        assertThat(info().freeBytes() % 4096).isZero();
    }

    @Test
    void besideATrainerItsJournalShowsAndNothingIsHeldUp() throws Exception {
        try (ChildJvm trainer = ChildJvm.start(WaitingTrainer.class, file, 100)) {
            assertThat(trainer.line()).startsWith("log ");
            DatabaseInfo info = info();
            assertThat(info.contents().orElseThrow().logs()).isEqualTo(1);
            assertThat(info.writeAheadBytes()).isPositive();
            assertThat(info.journals()).hasSize(1);
            assertThat(info.journals().get(0).state()).isEqualTo(JournalState.HELD);
            trainer.tell("on");
            trainer.expect("on 101");
            trainer.kill();
        }
        DatabaseInfo info = info();
        assertThat(info.journals()).hasSize(1);
        assertThat(info.journals().get(0).state()).isEqualTo(JournalState.LEFT);
        assertThat(info.journals().get(0).pending()).isNotEmpty();
        assertThat(Databases.family(file)).anyMatch(name -> name.contains(".journal-"));
        LogDatabase.open(file).close();
        assertThat(info().journals()).isEmpty();
        assertThat(info().contents().orElseThrow().entries()).isEqualTo(101);
    }

    @Test
    void ofThisProcesssOwnJournalNobodySaysHowMuchIsPending() {
        try (LogDatabase database = LogDatabase.open(file);
                var log = database.create()) {
            log.record(1, "cost", 1);
            assertThat(info().journals())
                    .extracting(DatabaseInfo.JournalFile::state, DatabaseInfo.JournalFile::pending)
                    .containsExactly(tuple(JournalState.HELD, OptionalLong.empty()));
            assertThat(log.at(1)).containsEntry("cost", 1.0);
        }
    }

    @Test
    void ofANewerDatabaseTheVersionIsToldAndNothingElseIsDone() throws Exception {
        Databases.withOneLog(file, 3);
        Databases.execute(
                file,
                "INSERT INTO traininglog_schema_history (installed_rank, version, description, type, script,"
                        + " installed_by, execution_time, success) VALUES (9, '9', 'x', 'SQL', 'x', 'x', 0, 1)");
        DatabaseInfo info = info();
        assertThat(info.schemaVersion()).isEqualTo(9);
        assertThat(info.pending()).isEmpty();
        assertThat(info.contents()).isEmpty();
        for (ThrowingCallable call : calls()) {
            assertThatThrownBy(call)
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContainingAll("runs.sqlite", "version 9", "up to 3", "newer");
        }
    }

    @Test
    void whatIsNoDatabaseIsNamed() throws Exception {
        Files.writeString(file, "dear diary, ".repeat(1000));
        assertRefused(SchemaException.class, "is no SQLite database");
        assertThat(file).hasContent("dear diary, ".repeat(1000));
        Files.delete(file);
        Databases.execute(file, "CREATE TABLE mine (a)");
        assertRefused(SchemaException.class, "another program's");
    }

    private void assertRefused(Class<? extends TrainingLogException> type, String words) {
        assertThatThrownBy(this::info).isInstanceOf(type).hasMessageContainingAll("runs.sqlite", words);
        for (ThrowingCallable call : calls()) {
            assertThatThrownBy(call).isInstanceOf(type).hasMessageContainingAll("runs.sqlite", words);
        }
    }

    private List<ThrowingCallable> calls() {
        DatabaseFile database = DatabaseFile.at(file);
        return List.of(
                database::migrate,
                database::vacuum,
                () -> database.check(Progress.NONE),
                () -> database.query("SELECT 1", QueryLimits.usual(), new Answer()));
    }

    @Test
    void aMissingFileAFolderAndADeviceAreNamed() {
        assertThatThrownBy(() -> DatabaseFile.at(file))
                .isInstanceOf(StorageException.class)
                .hasMessage("there is no database " + file);
        assertThat(file).doesNotExist();
        assertThatThrownBy(() -> DatabaseFile.at(folder))
                .isInstanceOf(StorageException.class)
                .hasMessageContainingAll(folder.toString(), "is a folder");
        Path device = Path.of("/dev/null");
        if (Files.exists(device)) {
            assertThatThrownBy(() -> DatabaseFile.at(device))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("is no file");
        }
    }

    @Test
    void toMigrateTellsFromWhereToWhereAndWhereTheBackupIs() throws Exception {
        Databases.blocks(file);
        byte[] before = Files.readAllBytes(file);
        Path planned = info().backup().orElseThrow();
        MigrationReport report = DatabaseFile.at(file).migrate();
        assertThat(report.from()).isEqualTo(1);
        assertThat(report.to()).isEqualTo(3);
        assertThat(report.backup()).contains(planned);
        assertThat(DatabaseFile.at(planned).info().contents()).contains(new Contents(3, 34, 0, 0));
        assertThat(info().schemaVersion()).isEqualTo(3);
        assertThat(DatabaseFile.at(file).check(Progress.NONE)).isEmpty();
        Files.write(file, before);
        assertThat(info().backup()).contains(folder.toRealPath().resolve("runs.sqlite.v1.2.bak"));
    }

    @Test
    void toMigrateWhatIsNewestChangesNothing() throws Exception {
        Databases.withOneLog(file, 3);
        byte[] before = Files.readAllBytes(file);
        MigrationReport report = DatabaseFile.at(file).migrate();
        assertThat(report.from()).isEqualTo(report.to()).isEqualTo(3);
        assertThat(report.backup()).isEmpty();
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(Databases.family(file)).noneMatch(name -> name.endsWith(".bak"));
    }

    @Test
    void anUpgradeThatFailsLeavesTheFileAndNoBackup() throws Exception {
        Databases.blocks(file);
        Databases.execute(file, "CREATE TRIGGER forgets AFTER INSERT ON entries BEGIN DELETE FROM entries; END");
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> DatabaseFile.at(file).migrate())
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("forgets");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(Databases.family(file)).noneMatch(name -> name.endsWith(".bak"));
    }

    /** Run without the superuser's rights: says what it could do with a file. */
    static final class Visitor {
        public static void main(String[] arguments) {
            DatabaseFile database = DatabaseFile.at(Path.of(arguments[0]));
            attempt("info", () -> database.info().contents());
            attempt("check", () -> database.check(Progress.NONE));
            attempt(
                    "query",
                    () -> database.query("SELECT count(*) FROM entries", QueryLimits.usual(), new Answer())
                            .rows());
            attempt("migrate", () -> database.migrate().to());
            attempt("vacuum", database::vacuum);
        }

        private static void attempt(String what, Supplier<Object> call) {
            try {
                System.out.println(what + ": " + call.get());
            } catch (TrainingLogException e) {
                System.out.println(what + ": " + e.getClass().getSimpleName());
            }
        }
    }

    @Test
    void inAProtectedFolderItIsLookedAtAndNothingMore() throws Exception {
        Path inner = Files.createDirectory(folder.toRealPath().resolve("inner"));
        Path current = inner.resolve("current.sqlite");
        Path old = Databases.blocks(inner.resolve("old.sqlite"));
        Databases.withOneLog(current, 3);
        for (Path path : List.of(current, old, inner)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r-xr-xr-x"));
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            assertThat(visit(current))
                    .containsExactly(
                            "info: Optional[Contents[logs=1, rows=3, chunks=0, sealed=0]]",
                            "check: []",
                            "query: 1",
                            "migrate: 3",
                            "vacuum: ReadOnlyException");
            assertThat(visit(old))
                    .containsExactly(
                            "info: Optional[Contents[logs=3, rows=34, chunks=0, sealed=0]]",
                            "check: []",
                            "query: 1",
                            "migrate: StorageException",
                            "vacuum: SchemaException");
            assertThat(Databases.family(old)).containsExactly("old.sqlite");
        } finally {
            Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private List<String> visit(Path database) throws Exception {
        try (ChildJvm child = Unprivileged.start(folder, Visitor.class, database)) {
            return child.finish();
        }
    }

    /** A process was killed in the middle of a change: only who may write can take it back. */
    @Test
    void aFileInTheMiddleOfAChangeSaysWhatToDo() throws Exception {
        Databases.withOneLog(file, 200);
        Databases.execute(file, "PRAGMA journal_mode = DELETE");
        Path copy = folder.toRealPath().resolve("copy.sqlite");
        try (var connection = Databases.connect(file);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA cache_size = 1");
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("INSERT INTO entries SELECT log, time + 1000, key, kind, value FROM entries");
            statement.execute("CREATE TABLE filler AS WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n"
                    + " LIMIT 5000) SELECT i, hex(randomblob(100)) FROM n");
            Files.copy(file, copy);
            Files.copy(folder.resolve("runs.sqlite-journal"), folder.resolve("copy.sqlite-journal"));
            statement.execute("ROLLBACK");
        }
        byte[] before = Files.readAllBytes(copy);
        assertThatThrownBy(() -> DatabaseFile.at(copy).info())
                .isInstanceOf(ReadOnlyException.class)
                .hasMessageContainingAll("copy.sqlite", "in the middle of a change", "open it once for writing");
        assertThat(Files.readAllBytes(copy)).isEqualTo(before);
        LogDatabase.open(copy).close();
        assertThat(DatabaseFile.at(copy).info().contents().orElseThrow().entries())
                .isEqualTo(200);
    }
}
