package io.traininglog.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.SchemaException;
import io.traininglog.StorageException;
import io.traininglog.TrainingLogException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Databases that are none, are damaged or were forged are refused or read as far as they are good, and never changed. */
@Timeout(60)
class HostileDatabasesTest {

    private static final Map<String, Function<Path, Source>> IMPORTERS = Map.of(
            "MLflow", file -> MlflowImporter.open(file, false),
            "trackio", TrackioImporter::open,
            "Blocks", BlocksImporter::open);

    @TempDir
    Path folder;

    private Path mlflow() throws Exception {
        return SqlScript.run("mlflow.sql", folder.resolve("mlflow.db"));
    }

    @Test
    void whatIsNoDatabaseIsRefused() throws Exception {
        Path junk = folder.resolve("junk");
        byte[] bytes = new byte[10_000];
        new Random(3).nextBytes(bytes);
        Files.write(junk, bytes);
        Path empty = Files.createFile(folder.resolve("empty"));
        Path inner = Files.createDirectory(folder.resolve("folder"));
        for (Function<Path, Source> importer : IMPORTERS.values()) {
            for (Path file : List.of(junk, empty, inner, folder.resolve("none"))) {
                assertThatThrownBy(() -> importer.apply(file))
                        .isInstanceOf(StorageException.class)
                        .hasMessageContaining(file.toString());
            }
        }
    }

    @Test
    void anothersDatabaseIsRefusedByTheNameOfWhatItLacks() throws Exception {
        Path other = SqlScript.execute(folder.resolve("other.db"), "CREATE TABLE t (a)");
        assertThatThrownBy(() -> MlflowImporter.open(other, false))
                .hasMessage(other + " is no database of MLflow: it has no table runs");
        assertThatThrownBy(() -> TrackioImporter.open(other))
                .hasMessage(other + " is no database of trackio: it has no table metrics");
        assertThatThrownBy(() -> BlocksImporter.open(other))
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith(other.toString());
        Path half = SqlScript.execute(
                folder.resolve("half.db"), "CREATE TABLE runs (run_uuid TEXT)", "CREATE TABLE metrics (key, value)");
        assertThatThrownBy(() -> MlflowImporter.open(half, false))
                .hasMessage(half + " is no database of MLflow: its table metrics has no column run_uuid");
    }

    @Test
    void whatOnlyLooksLikeATableIsRefused() throws Exception {
        String endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) ";
        Path view = SqlScript.execute(
                folder.resolve("view.db"),
                "CREATE TABLE runs (run_uuid TEXT)",
                "INSERT INTO runs VALUES ('a')",
                "CREATE VIEW metrics AS " + endless + "SELECT 'k' AS key, x AS value, 'a' AS run_uuid FROM n");
        assertThatThrownBy(() -> MlflowImporter.open(view, false))
                .hasMessage(view + " is no database of MLflow: its metrics is no plain table but a view");
        Path virtual = SqlScript.execute(
                folder.resolve("virtual.db"),
                "CREATE TABLE runs (run_uuid TEXT)",
                "CREATE VIRTUAL TABLE metrics USING fts5(key, value, run_uuid)");
        assertThatThrownBy(() -> MlflowImporter.open(virtual, false))
                .hasMessage(virtual + " is no database of MLflow: its metrics is no plain table but a virtual");
        Path generated = SqlScript.execute(
                folder.resolve("generated.db"),
                "CREATE TABLE runs (run_uuid TEXT)",
                "CREATE TABLE metrics (key TEXT, run_uuid TEXT, value AS (length(hex(zeroblob(500000000)))))");
        assertThatThrownBy(() -> MlflowImporter.open(generated, false))
                .hasMessage(generated + " is no database of MLflow: its table metrics has no column value");
    }

    @Test
    void viewsAndTriggersBesideTheTablesAreNotRun() throws Exception {
        Path file = mlflow();
        SqlScript.execute(
                file,
                "CREATE VIEW endless AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
                        + " SELECT count(*) FROM n",
                "CREATE TRIGGER spoil AFTER INSERT ON runs BEGIN DELETE FROM runs; END",
                "CREATE VIRTUAL TABLE \"strange \"\" name\" USING fts5(x)");
        try (Imported imported = Imported.of(MlflowImporter.open(file, false))) {
            assertThat(imported.names()).containsExactly("sweep", "rate 0.1");
        }
    }

    @Test
    void aDamagedFileIsAnErrorThatNamesItOrIsReadAsFarAsItIsGood() throws Exception {
        byte[] whole = Files.readAllBytes(mlflow());
        Random random = new Random(4);
        for (int round = 0; round < 150; round++) {
            byte[] damaged =
                    round % 3 == 0 ? Arrays.copyOf(whole, 100 + random.nextInt(whole.length - 100)) : whole.clone();
            for (int flips = random.nextInt(40); flips >= 0; flips--) {
                damaged[100 + random.nextInt(damaged.length - 100)] ^= (byte) (1 << random.nextInt(8));
            }
            Path file = Files.write(folder.resolve("damaged.db"), damaged);
            try (Imported imported = Imported.of(MlflowImporter.open(file, false))) {
                imported.report()
                        .failed()
                        .forEach(failed -> assertThat(failed.reason()).contains(file.toString()));
            } catch (TrainingLogException e) {
                assertThat(e).hasMessageContaining(file.toString());
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
        }
    }

    /** What a writer's death left: the file is only whole with its journal. */
    @Test
    void aHotJournalIsRolledBackInACopyAlone() throws Exception {
        Path file = mlflow();
        Path hot = Files.createDirectory(folder.resolve("hot")).resolve("mlflow.db");
        Path journal = hot.resolveSibling("mlflow.db-journal");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA cache_size = 5");
            connection.setAutoCommit(false);
            statement.execute("UPDATE metrics SET value = value + 1000");
            statement.execute("CREATE TABLE large (x)");
            statement.execute("INSERT INTO large VALUES (hex(zeroblob(200000)))");
            statement.execute("UPDATE runs SET name = 'changed'");
            Files.copy(file, hot);
            Files.copy(file.resolveSibling("mlflow.db-journal"), journal);
            connection.rollback();
        }
        byte[] before = Files.readAllBytes(hot);
        byte[] journalBefore = Files.readAllBytes(journal);
        try (Imported imported = Imported.of(MlflowImporter.open(hot, false))) {
            assertThat(imported.rows("sweep")).isEqualTo(Map.of(2L, Map.of("best/acc", 0.75)));
        }
        assertThat(Files.readAllBytes(hot)).isEqualTo(before);
        assertThat(Files.readAllBytes(journal)).isEqualTo(journalBefore);
    }

    @Test
    void whatIsInTheWriteAheadLogIsRead() throws Exception {
        Path file = mlflow();
        try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = writer.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("INSERT INTO metrics VALUES ('late', 1, 1, '" + "a".repeat(32) + "', 9, 0)");
            byte[] before = Files.readAllBytes(file);
            try (Imported imported = Imported.of(MlflowImporter.open(file, false))) {
                assertThat(imported.series("sweep", "late")).isEqualTo(Map.of(9L, 1.0));
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
        }
    }
}
