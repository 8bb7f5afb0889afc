package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.journal.Journal;
import io.traininglog.journal.JournalFile;
import io.traininglog.journal.JournalFile.State;
import io.traininglog.journal.JournalFiles;
import io.traininglog.journal.Orphan;
import io.traininglog.journal.Orphans;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever only looks at journals sees whose they are, and is seen by nobody. */
class JournalFilesTest {

    @TempDir
    Path folder;

    private Path database;

    @BeforeEach
    void name() throws Exception {
        database = folder.toRealPath().resolve("runs.sqlite");
    }

    private JournalFile only() {
        List<JournalFile> files = JournalFiles.beside(database);
        assertThat(files).hasSize(1);
        return files.get(0);
    }

    @Test
    void aLivingProcesssJournalIsHeldAndADeadOnesIsLeft() throws Exception {
        try (ChildJvm child = ChildJvm.start(JournalProcess.class, database)) {
            child.expect("ready");
            child.tell("create");
            child.expect("created");
            JournalFile held = only();
            assertThat(held.state()).isEqualTo(State.HELD);
            assertThat(held.pending(0)).isEqualTo(1);
            assertThat(held.bytes()).isEqualTo(Files.size(held.file()));
            child.kill();
        }
        JournalFile left = only();
        assertThat(left.state()).isEqualTo(State.LEFT);
        assertThat(left.generations()).containsExactly(1L);
        assertThat(left.pending(1)).isZero();
    }

    @Test
    void oneThatAnotherProcessClaimsIsClaimed() throws Exception {
        Journal.create(database, 1 << 16).close();
        try (ChildJvm child = ChildJvm.start(JournalProcess.class, database)) {
            child.expect("ready");
            child.tell("claim");
            child.expect("claimed 1");
            assertThat(only().state()).isEqualTo(State.CLAIMED);
            child.tell("give back");
            child.expect("given back");
            assertThat(only().state()).isEqualTo(State.LEFT);
        }
    }

    @Test
    void toLookKeepsNobodyFromClaimingAndDropsNobodysLocks() throws Exception {
        Journal own = Journal.create(database, 1 << 16);
        try (ChildJvm child = ChildJvm.start(JournalProcess.class, database)) {
            child.expect("ready");
            assertThat(only().state()).isEqualTo(State.HELD);
            child.tell("claim at once");
            child.expect("claimed 0"); // not an orphan: this process still has its lock
            own.close();
            assertThat(only().state()).isEqualTo(State.LEFT);
            child.tell("claim at once");
            child.expect("claimed 1");
            assertThat(only().state()).isEqualTo(State.CLAIMED);
        }
        try (Orphan orphan = Orphans.claim(database, Duration.ofSeconds(10)).get(0);
                ChildJvm child = ChildJvm.start(JournalProcess.class, database)) {
            child.expect("ready");
            assertThat(only().state()).isEqualTo(State.CLAIMED);
            child.tell("claim at once");
            child.expect("busy");
            assertThat(orphan.created()).isPositive();
        }
    }

    /** Two copies of the library in one process share its locks. */
    @Test
    void anotherClassLoadersJournalIsHeldAndStaysLocked() throws Exception {
        URL[] classes = {Journal.class.getProtectionDomain().getCodeSource().getLocation()};
        try (URLClassLoader loader = new URLClassLoader(classes, ClassLoader.getPlatformClassLoader());
                ChildJvm child = ChildJvm.start(JournalProcess.class, database)) {
            child.expect("ready");
            Class<?> type = loader.loadClass(Journal.class.getName());
            AutoCloseable other = (AutoCloseable)
                    type.getMethod("create", Path.class, int.class).invoke(null, database, 1 << 16);
            for (int i = 0; i < 3; i++) {
                assertThat(only().state()).isEqualTo(State.HELD);
                child.tell("claim at once");
                child.expect("claimed 0");
            }
            other.close();
            assertThat(only().state()).isEqualTo(State.LEFT);
            child.tell("claim at once");
            child.expect("claimed 1");
        }
    }

    @Test
    void onlyGenerationsWithARecordThatTheDatabaseDoesNotHaveArePending() {
        try (Journal journal = Journal.create(database, 1 << 16)) {
            journal.appender().log(0, new UUID(1, 2));
            journal.appender().key(0, "k");
            journal.appender().number(0, 0, 1, 1);
            assertThat(journal.next()).isTrue();
        }
        assertThat(only().generations()).containsExactly(1L);
        assertThat(only().pending(0)).isEqualTo(1);
        assertThat(only().pending(1)).isZero();
    }

    @Test
    void oneThatIsEmptyOrDamagedIsToldApart() throws Exception {
        Path file = Files.createFile(database.resolveSibling("runs.sqlite.journal-0000000000000001"));
        assertThat(only().isReadable()).isTrue();
        assertThat(only().generations()).isEmpty();
        Files.writeString(file, "this is no header");
        assertThat(only().state()).isEqualTo(State.LEFT);
        assertThat(only().isReadable()).isFalse();
        assertThat(only().id()).isEqualTo(1);
        assertThat(file).hasContent("this is no header");
    }

    @Test
    void oneThatWasPutAsideIsListedToo() throws Exception {
        Files.writeString(database.resolveSibling("runs.sqlite.journal-0000000000000001.damaged"), "rest");
        Files.writeString(database.resolveSibling("runs.sqlite.journal-0000000000000001.other"), "rest");
        assertThat(only().state()).isEqualTo(State.SET_ASIDE);
        assertThat(only().bytes()).isEqualTo(4);
    }
}
