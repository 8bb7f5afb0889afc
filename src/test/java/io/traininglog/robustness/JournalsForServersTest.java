package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import io.traininglog.UnavailableException;
import io.traininglog.postgresql.NewDatabase;
import io.traininglog.postgresql.PostgresServer;
import io.traininglog.postgresql.UnreliableLink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The folder with the journals of databases on servers. */
@Timeout(120)
@Tag("once")
class JournalsForServersTest {

    @TempDir
    Path folder;

    private final PostgresServer server = PostgresServer.shared();

    @NewDatabase
    private String url;

    @BeforeEach
    void create() {
        ServerDatabases.open(url, folder.resolve("others")).close();
    }

    private static List<Path> files(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"there", "there/not/yet"})
    void aReaderWhoReachesItByALinkSeesWhatAWriterOfThisProcessHasInItsJournal(String place) throws Exception {
        Files.createDirectory(folder.resolve("there"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("there"));
        Path real = folder.resolve(place);
        Path linked = folder.resolve(place.replace("there", "link"));
        try (LogDatabase reading =
                        LogDatabase.builder().journalFolder(linked).readOnly().open(url);
                LogDatabase writing = ServerDatabases.open(url, real);
                TrainingLog log = writing.create();
                TrainingLog seen = reading.open(log.uuid())) {
            for (int time = 1; time <= 20; time++) {
                log.record(time, "cost", 0.5);
                assertThat(seen.at(time).get("cost")).isEqualTo(0.5);
            }
        }
    }

    @Test
    void aJournalIsForItsUserAloneAlsoInAFolderForAll() throws Exception {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (LogDatabase database = ServerDatabases.open(url, open);
                TrainingLog log = database.create()) {
            log.record(1, "cost", 0.5);
            assertThat(files(open))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    /** As it is to be given to a clone on another server, whose trainers have the journals of the original beside theirs. */
    @Test
    void whatWasLeftForADatabaseDoesNotGoToOneThatWasGivenAnotherIdentity() throws Exception {
        String identity = ServerDatabases.strings(url, "SELECT value FROM settings WHERE name = 'database'")
                .get(0);
        UUID uuid = leaveAJournal();
        ServerDatabases.execute(url, "UPDATE settings SET value = gen_random_uuid() WHERE name = 'database'");
        try (LogDatabase clone = ServerDatabases.open(url, folder);
                TrainingLog log = clone.open(uuid)) {
            assertThat(log.at(1)).isEmpty();
            log.record(2, "cost", 0.25);
        }
        ServerDatabases.execute(url, "UPDATE settings SET value = '" + identity + "' WHERE name = 'database'");
        try (LogDatabase original = ServerDatabases.open(url, folder);
                TrainingLog log = original.open(uuid)) {
            assertThat(log.at(1)).containsEntry("cost", 0.5);
            assertThat(log.at(2)).containsEntry("cost", 0.25);
        }
    }

    private UUID leaveAJournal() {
        try (UnreliableLink link = UnreliableLink.to(server)) {
            LogDatabase database = ServerDatabases.open(link.through(url), folder, Duration.ofSeconds(1));
            TrainingLog log = database.create();
            UUID uuid = log.uuid();
            database.close();
            link.refuse();
            link.cut();
            log.record(1, "cost", 0.5);
            assertThatThrownBy(log::close).isInstanceOf(UnavailableException.class);
            return uuid;
        }
    }
}
