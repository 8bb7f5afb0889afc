package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.LogDatabase;
import io.traininglog.SchemaException;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import io.traininglog.postgresql.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configured database that cannot be used is refused with the name of what configured it. */
class ConfiguredDatabaseTest {

    private static final String BACKEND = "traininglog.log_backend";
    private static final String DATABASE = "traininglog.sqlite_database";
    private static final String SERVER = "traininglog.postgresql_url";
    private static final String JOURNALS = "traininglog.journal_folder";

    @TempDir
    Path folder;

    @BeforeEach
    void configure() {
        System.setProperty(BACKEND, "sqlite");
    }

    @AfterEach
    void leaveNothing() {
        System.clearProperty(BACKEND);
        System.clearProperty(DATABASE);
        System.clearProperty(SERVER);
        System.clearProperty(JOURNALS);
    }

    @Test
    void itIsOpened() {
        Path file = folder.resolve("runs.sqlite");
        System.setProperty(DATABASE, file.toString());
        TrainingLog.open().close();
        assertThat(file).exists();
    }

    @Test
    void aFolderThatIsNotThereIsNamedTogetherWithWhatNamesIt() {
        for (String path : new String[] {
            "~nobody/runs.sqlite", folder.resolve("missing/runs.sqlite").toString()
        }) {
            System.setProperty(DATABASE, path);
            assertThatThrownBy(TrainingLog::open)
                    .isInstanceOf(StorageException.class)
                    .hasMessageStartingWith("system property " + DATABASE + ": key 'sqlite_database': " + path)
                    .hasMessageContaining("no folder");
        }
    }

    @Test
    void anotherProgramsDatabaseIsNamedTogetherWithWhatNamesIt() throws Exception {
        Path file = folder.resolve("photos.sqlite");
        Databases.execute(file, "CREATE TABLE photos (id)");
        System.setProperty(DATABASE, file.toString());
        assertThatThrownBy(LogDatabase::open)
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith("system property " + DATABASE)
                .hasMessageContainingAll("photos.sqlite", "another program's");
    }

    @Test
    void itsPlaceIsNamed() {
        System.setProperty(DATABASE, "/data/runs.sqlite");
        assertThat(LogDatabase.configuredPlace()).contains("/data/runs.sqlite");
        assertThat(LogDatabase.configuredFile()).contains(Path.of("/data/runs.sqlite"));
    }

    @Test
    void inMemoryThereIsNoPlace() {
        System.setProperty(DATABASE, ":memory:");
        assertThat(LogDatabase.configuredPlace()).isEmpty();
        System.setProperty(BACKEND, "memory");
        assertThat(LogDatabase.configuredPlace()).isEmpty();
    }

    @Test
    void aDatabaseOnAServerIsNoFile() {
        System.setProperty(BACKEND, "postgresql");
        System.setProperty(SERVER, "jdbc:postgresql:runs?password=hunter2");
        assertThat(LogDatabase.configuredPlace()).contains("jdbc:postgresql:runs?password=hunter2");
        assertThat(LogDatabase.configuredFile()).isEmpty();
    }

    @Test
    void aDatabaseOnAServerIsOpenedWithItsJournalInTheConfiguredFolder() throws Exception {
        System.setProperty(BACKEND, "postgresql");
        System.setProperty(SERVER, PostgresServer.shared().newDatabase());
        System.setProperty(JOURNALS, folder.resolve("journals").toString());
        try (TrainingLog log = TrainingLog.open()) {
            log.record(1, "cost", 0.5);
            assertThat(folder.resolve("journals")).isNotEmptyDirectory();
        }
    }

    @Test
    void aServerThatCannotBeUsedIsNamedTogetherWithWhatNamesItAndWithoutThePassword() {
        System.setProperty(BACKEND, "postgresql");
        System.setProperty(SERVER, "jdbc:postgresql://ada:hunter2@db.example/runs");
        assertThatThrownBy(LogDatabase::open)
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("system property " + SERVER + ": key 'postgresql_url': the URL of")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aMissingDatabaseOfAServerIsNamedTogetherWithWhatNamesIt() {
        System.setProperty(BACKEND, "postgresql");
        System.setProperty(SERVER, PostgresServer.shared().newDatabase().replace("?", "_missing?"));
        assertThatThrownBy(LogDatabase::open)
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("system property " + SERVER + ": key 'postgresql_url': postgresql://")
                .hasMessageContaining("does not exist");
    }
}
