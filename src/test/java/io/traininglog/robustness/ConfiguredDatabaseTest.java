package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.LogDatabase;
import io.traininglog.SchemaException;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configured database that cannot be used is refused with the name of what configured it. */
class ConfiguredDatabaseTest {

    private static final String BACKEND = "traininglog.log_backend";
    private static final String DATABASE = "traininglog.sqlite_database";

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
}
