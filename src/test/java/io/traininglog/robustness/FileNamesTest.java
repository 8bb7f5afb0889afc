package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.traininglog.LogDatabase;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database may have any name that the file system takes, and be reached by any path. */
class FileNamesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two words.sqlite",
                "what?.sqlite",
                "a?mode=memory",
                "#1.sqlite",
                "100%.sqlite",
                "%41%00.sqlite",
                "a;b.sqlite",
                "a&b=c.sqlite",
                "it's \"quoted\".sqlite",
                "héllo ☃ 😀.sqlite",
                "file:x.sqlite",
                ":memory:x",
                "-dash",
                "no suffix",
                "back\\slash.sqlite",
                "line\nbreak.sqlite",
                "jdbc:sqlite:y",
                " ",
                "..sqlite"
            })
    void anyName(String name) throws Exception {
        Path inside = folder.resolve("folder " + name);
        Path file;
        try {
            file = Files.createDirectory(inside).resolve(name);
        } catch (IOException | InvalidPathException e) {
            assumeTrue(false, "this file system has no such names");
            return;
        }
        UUID uuid = Databases.withOneLog(file, 3);
        assertThat(Databases.family(file)).containsExactly(name);
        for (LogDatabase.Builder builder : new LogDatabase.Builder[] {
            LogDatabase.builder(), LogDatabase.builder().readOnly()
        }) {
            try (LogDatabase database = builder.open(file);
                    TrainingLog log = database.open(uuid)) {
                assertThat(log.rows()).hasSize(3);
                assertThat(log.checkpoint().database()).endsWith(name);
            }
        }
        // Reading beside a possible writer may leave SQLite's lock table and an empty log
        for (String left : Databases.family(file)) {
            Files.delete(inside.resolve(left));
        }
        Databases.blocks(file);
        LogDatabase.open(file).close();
        assertThat(Databases.family(file)).containsExactly(name, name + ".v1.bak");
        assertThat(Databases.version(inside.resolve(name + ".v1.bak"))).isEqualTo(1);
        try (var files = Files.list(inside)) {
            assertThat(files).hasSize(2);
        }
        try (var folders = Files.list(folder)) {
            assertThat(folders).containsExactly(inside);
        }
    }

    @Test
    void aRelativePathIsTheSameFile() {
        Path file = folder.resolve("runs.sqlite");
        Path relative = Path.of("").toAbsolutePath().relativize(file.toAbsolutePath());
        try (LogDatabase one = LogDatabase.open(file);
                LogDatabase other = LogDatabase.open(relative);
                TrainingLog log = one.create();
                TrainingLog same = other.open(log.uuid())) {
            log.record(1, "cost", 1);
            assertThat(same.at(1)).isEqualTo(Map.of("cost", 1.0));
            assertThat(same.checkpoint().database()).isEqualTo(log.checkpoint().database());
        }
    }

    @Test
    void aSymbolicLinkIsTheSameFile() throws Exception {
        Path file = folder.resolve("runs.sqlite");
        UUID uuid = Databases.withOneLog(file, 1);
        Path link = link(folder.resolve("link.sqlite"), file);
        Path folderLink = link(folder.resolve("folder"), folder);
        for (Path path : new Path[] {link, folderLink.resolve("runs.sqlite"), folderLink.resolve("link.sqlite")}) {
            try (TrainingLog log = TrainingLog.open(path, uuid)) {
                log.record(2, "cost", 2);
                assertThat(log.checkpoint().database())
                        .isEqualTo(file.toRealPath().toString());
                assertThat(folder.resolve("link.sqlite-wal")).doesNotExist();
            }
        }
    }

    /** {@code link/..} is the folder above the link's target, as for every other program. */
    @Test
    void dotsAfterASymbolicLinkMeanWhatTheFileSystemSays() throws Exception {
        Path deep = Files.createDirectories(folder.resolve("a/b"));
        Path link = link(folder.resolve("link"), deep);
        Path dotted = link.resolve("../runs.sqlite");
        UUID uuid = Databases.withOneLog(dotted, 1);
        assertThat(folder.resolve("a/runs.sqlite")).exists();
        assertThat(folder.resolve("runs.sqlite")).doesNotExist();
        try (TrainingLog log = TrainingLog.open(dotted, uuid)) {
            assertThat(log.rows()).hasSize(1);
        }
    }

    @Test
    void aLinkToAFileThatIsNotThereYetIsThatFile() throws Exception {
        Path link = link(folder.resolve("link.sqlite"), folder.resolve("later.sqlite"));
        try (LogDatabase one = LogDatabase.open(link);
                LogDatabase other = LogDatabase.open(folder.resolve("later.sqlite"));
                TrainingLog log = one.create();
                TrainingLog same = other.open(log.uuid())) {
            log.record(1, "cost", 1);
            assertThat(same.at(1)).isEqualTo(Map.of("cost", 1.0));
            assertThat(log.checkpoint().database()).isEqualTo(same.checkpoint().database());
        }
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(folder.resolve("later.sqlite")).isRegularFile();
    }

    /** The second starts in a folder that is itself reached by a link. */
    @Test
    void linksAreFollowedOneAfterTheOther() throws Exception {
        Path deep = Files.createDirectories(folder.resolve("a/b"));
        link(folder.resolve("shortcut"), deep);
        link(deep.resolve("second.sqlite"), Path.of("../later.sqlite"));
        Path first = link(folder.resolve("first.sqlite"), Path.of("shortcut/second.sqlite"));
        try (TrainingLog log = TrainingLog.open(first)) {
            assertThat(log.checkpoint().database())
                    .isEqualTo(deep.getParent()
                            .toRealPath()
                            .resolve("later.sqlite")
                            .toString());
        }
        assertThat(folder.resolve("a/later.sqlite")).isRegularFile();
    }

    @Test
    void aCircleOfLinksIsRefused() {
        Path one = link(folder.resolve("one.sqlite"), Path.of("other.sqlite"));
        link(folder.resolve("other.sqlite"), Path.of("one.sqlite"));
        Path itself = link(folder.resolve("itself.sqlite"), Path.of("itself.sqlite"));
        for (Path path : new Path[] {one, itself}) {
            for (LogDatabase.Builder builder : new LogDatabase.Builder[] {
                LogDatabase.builder(), LogDatabase.builder().readOnly()
            }) {
                assertThatThrownBy(() -> builder.open(path))
                        .isInstanceOf(StorageException.class)
                        .hasMessageContainingAll(path.toString(), "circle");
            }
        }
    }

    private static Path link(Path link, Path target) {
        try {
            return Files.createSymbolicLink(link, target);
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "no symbolic links here");
            return link;
        }
    }
}
