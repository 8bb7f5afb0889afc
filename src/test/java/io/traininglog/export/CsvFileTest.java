package io.traininglog.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.LogDatabase;
import io.traininglog.Progress;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    @TempDir
    Path folder;

    private final TrainingLog log = TrainingLog.inMemory();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void aFileIsUtf8AndHasNothingBesideIt() throws IOException {
        log.at(1).put("note", "héllo ☃ 𝄞");
        Path target = folder.resolve("run.csv");
        Csv.write(log, target);
        assertThat(target).hasContent("time,note\n1,héllo ☃ 𝄞\n");
        assertThat(names()).containsExactly("run.csv");
    }

    @Test
    void anOlderFileIsReplaced() throws IOException {
        Path target = Files.writeString(folder.resolve("run.csv"), "something longer than what comes\n".repeat(10));
        Csv.write(log, Selection.all().keys("cost"), target, Progress.NONE);
        assertThat(target).hasContent("time,cost\n");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path real = Files.writeString(folder.resolve("real.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), real);
        Csv.write(log, link);
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("time\n");
    }

    @Test
    void aLinkToAFileThatIsNotThereIsRefusedAndStays() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("missing.csv"));
        assertThatThrownBy(() -> Csv.write(log, link))
                .isInstanceOf(StorageException.class)
                .hasMessageContainingAll("link.csv", "not there");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void whatLiesBesideADatabaseIsNotReplaced() throws IOException {
        Path database = folder.resolve("runs.sqlite");
        try (TrainingLog running = TrainingLog.open(database)) {
            running.record(1, "cost", 0.5);
            List<String> beside = names().filter(name -> name.startsWith("runs.sqlite") && !name.equals("runs.sqlite"))
                    .toList();
            assertThat(beside).hasSizeGreaterThan(2).anyMatch(name -> name.contains(".journal-"));
            for (String name : beside) {
                assertThatThrownBy(() -> Csv.write(log, folder.resolve(name)))
                        .isInstanceOf(StorageException.class)
                        .hasMessageContainingAll(name, "part of the database runs.sqlite");
                assertThat(Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1))
                        .doesNotContain("time,cost");
            }
            assertThatThrownBy(() -> Csv.write(log, folder.resolve("runs.sqlite-journal")))
                    .hasMessageContaining("part of the database");
            Csv.write(log, folder.resolve("other-wal"));
            assertThat(running.at(1).get("cost")).isEqualTo(0.5);
        }
    }

    @Test
    void afterAFailureTheOlderFileIsWhole() throws IOException {
        Path target = Files.writeString(folder.resolve("run.csv"), "old");
        assertThatThrownBy(() -> ReplacedFile.writeText(target, out -> {
                    out.append("half".repeat(10_000));
                    throw new IOException("no space left");
                }))
                .hasMessage("no space left");
        assertThat(target).hasContent("old");
        assertThat(names()).containsExactly("run.csv");
    }

    @Test
    void aLogThatIsClosedLeavesTheOlderFileWhole() throws IOException {
        Path target = Files.writeString(folder.resolve("run.csv"), "old");
        log.close();
        assertThatThrownBy(() -> Csv.write(log, Selection.all().keys("cost"), target, Progress.NONE))
                .hasMessageContaining("closed");
        assertThat(target).hasContent("old");
        assertThat(names()).containsExactly("run.csv");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path target = folder.resolve("missing").resolve("run.csv");
        assertThatThrownBy(() -> Csv.write(log, target))
                .isInstanceOf(StorageException.class)
                .hasMessageContainingAll(log.hexUuid(), target.toString());
    }

    @Test
    void aFolderIsNotReplaced() throws IOException {
        Path target = Files.createDirectory(folder.resolve("run.csv"));
        assertThatThrownBy(() -> Csv.write(log, target))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("no regular file");
        assertThat(target).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-rw-rw-", "r--r-----", "---------"})
    void whoMayReadAnOlderFileMayReadTheNewOneAndNobodyElse(String permissions) throws IOException {
        Path target = Files.writeString(folder.resolve("run.csv"), "old");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(permissions));
        Csv.write(log, Selection.all().keys("cost"), target, Progress.NONE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo(permissions);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
        assertThat(target).hasContent("time,cost\n");
    }

    @Test
    void theFileIsAsPrivateWhileItIsWritten() throws IOException {
        Path target = Files.writeString(folder.resolve("run.csv"), "old");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
        ReplacedFile.writeText(target, out -> {
            List<String> both = names().toList();
            assertThat(both).hasSize(2);
            for (String name : both) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                        .isEqualTo("rw-------");
            }
        });
    }

    @Test
    void aDatabaseInUseIsNotReplaced() throws IOException {
        Path database = folder.resolve("runs.sqlite");
        Path link = folder.resolve("link.csv");
        try (TrainingLog own = TrainingLog.open(database)) {
            own.at(1).put("cost", 0.5);
            Files.createSymbolicLink(link, database);
            for (Path target : List.of(database, link, folder.resolve(".").resolve("runs.sqlite"))) {
                for (TrainingLog any : List.of(own, log)) {
                    assertThatThrownBy(() -> Csv.write(any, target))
                            .isInstanceOf(StorageException.class)
                            .hasMessageContainingAll(target.toString(), "a database in use");
                }
            }
            assertThat(own.at(1).get("cost")).isEqualTo(0.5);
        }
        try (LogDatabase opened = LogDatabase.builder().readOnly().open(database);
                TrainingLog own = opened.open(opened.logs().get(0).uuid())) {
            assertThatThrownBy(() -> Csv.write(own, database)).hasMessageContaining("a database in use");
            assertThat(own.at(1).get("cost")).isEqualTo(0.5);
        }
    }

    @Test
    void whatUtf8CannotHoldIsReplaced() throws IOException {
        log.at(0).put("note", "a\uD800b");
        Path target = folder.resolve("run.csv");
        Csv.write(log, target);
        assertThat(Files.readString(target, StandardCharsets.UTF_8)).isEqualTo("time,note\n0,a\uFFFDb\n");
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
