package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.journal.Journal;
import io.traininglog.journal.JournalBusyException;
import io.traininglog.journal.Orphan;
import io.traininglog.journal.Orphans;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals of the living are left alone; those of the dead are claimed by one at a time. */
class JournalLocksTest {

    @TempDir
    Path folder;

    private Path database;

    @BeforeEach
    void name() throws Exception {
        database = folder.toRealPath().resolve("runs.sqlite");
    }

    private List<Orphan> claim() {
        return Orphans.claim(database, Duration.ZERO);
    }

    private long journals() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    @Test
    void aLivingProcessKeepsItsJournalsAndADeadOneLeavesThem() throws Exception {
        try (ChildJvm child = ChildJvm.start(JournalProcess.class, database)) {
            child.expect("ready");
            for (int i = 0; i < 3; i++) {
                child.tell("create");
                child.expect("created");
            }
            assertThat(claim()).isEmpty();
            child.kill();
        }
        List<Orphan> orphans = claim();
        assertThat(orphans).hasSize(3);
        orphans.get(0).delete();
        orphans.get(1).close();
        orphans.get(2).delete();
        orphans = claim();
        assertThat(orphans).hasSize(1);
        orphans.get(0).delete();
        assertThat(journals()).isZero();
    }

    @Test
    void oneOfTwoClaimersClaimsAndTheOtherWaits() throws Exception {
        Journal.create(database, 1 << 16).close();
        try (ChildJvm first = ChildJvm.start(JournalProcess.class, database);
                ChildJvm second = ChildJvm.start(JournalProcess.class, database)) {
            first.expect("ready");
            second.expect("ready");
            first.tell("claim");
            first.expect("claimed 1");
            second.tell("claim at once");
            second.expect("busy");
            assertThatThrownBy(this::claim).isInstanceOf(JournalBusyException.class);
            second.tell("claim");
            Thread.sleep(200);
            assertThat(second.hasOutput()).isFalse();
            first.tell("delete");
            first.expect("deleted");
            second.expect("claimed 0");
        }
        assertThat(journals()).isZero();
    }

    @Test
    void whoWaitsClaimsWhatAnotherGaveBackOrDiedOf() throws Exception {
        Journal.create(database, 1 << 16).close();
        try (ChildJvm first = ChildJvm.start(JournalProcess.class, database);
                ChildJvm second = ChildJvm.start(JournalProcess.class, database)) {
            first.expect("ready");
            second.expect("ready");
            first.tell("claim");
            first.expect("claimed 1");
            second.tell("claim");
            first.tell("give back");
            first.expect("given back");
            second.expect("claimed 1");
            first.tell("claim");
            second.kill();
            first.expect("claimed 1");
        }
    }

    @Test
    void ofManyRacingClaimersOneClaims() throws Exception {
        try (ChildJvm first = ChildJvm.start(JournalProcess.class, database);
                ChildJvm second = ChildJvm.start(JournalProcess.class, database)) {
            first.expect("ready");
            second.expect("ready");
            for (int i = 0; i < 30; i++) {
                Journal.create(database, 1 << 16).close();
                first.tell("claim at once");
                second.tell("claim at once");
                List<String> answers = List.of(String.valueOf(first.line()), String.valueOf(second.line()));
                assertThat(answers).isSubsetOf("claimed 1", "claimed 0", "busy").containsOnlyOnce("claimed 1");
                for (ChildJvm each : List.of(first, second)) {
                    each.tell("delete");
                    each.expect("deleted");
                }
            }
        }
        assertThat(journals()).isZero();
    }

    @Test
    void creatorsAndClaimersWhoRaceLoseNoJournal() throws Exception {
        try (ChildJvm creator = ChildJvm.start(JournalProcess.class, database);
                ChildJvm claimer = ChildJvm.start(JournalProcess.class, database)) {
            creator.expect("ready");
            claimer.expect("ready");
            for (int i = 0; i < 40; i++) {
                creator.tell("create");
                claimer.tell("claim");
                creator.expect("created");
                claimer.expect("claimed 0");
                assertThat(journals()).isEqualTo(i + 1);
            }
        }
        assertThat(claim()).hasSize(40).allSatisfy(Orphan::delete);
    }

    @Test
    void aProcessNeverTouchesItsOwn() throws Exception {
        Journal own = Journal.create(database, 1 << 16);
        try (ChildJvm child = ChildJvm.start(JournalProcess.class, database)) {
            child.expect("ready");
            for (int i = 0; i < 3; i++) {
                assertThat(claim()).isEmpty();
                child.tell("claim at once");
                child.expect("claimed 0");
            }
            own.close();
            Orphan orphan = claim().get(0);
            assertThatThrownBy(this::claim).isInstanceOf(JournalBusyException.class);
            child.tell("claim at once");
            child.expect("busy");
            orphan.close();
            child.tell("claim at once");
            child.expect("claimed 1");
        }
    }

    /** Two copies of the library in one process share its locks. */
    @Test
    void anotherClassLoadersJournalIsALivingOnes() throws Exception {
        URL[] classes = {Journal.class.getProtectionDomain().getCodeSource().getLocation()};
        try (URLClassLoader loader = new URLClassLoader(classes, ClassLoader.getPlatformClassLoader());
                ChildJvm child = ChildJvm.start(JournalProcess.class, database)) {
            child.expect("ready");
            Class<?> type = loader.loadClass(Journal.class.getName());
            AutoCloseable other = (AutoCloseable)
                    type.getMethod("create", Path.class, int.class).invoke(null, database, 1 << 16);
            for (int i = 0; i < 3; i++) {
                assertThat(claim()).isEmpty();
                child.tell("claim at once");
                child.expect("claimed 0");
            }
            other.close();
            List<Orphan> orphans = claim();
            assertThat(orphans).hasSize(1);
            child.tell("claim at once");
            child.expect("busy");
            orphans.get(0).delete();
            assertThat(journals()).isZero();
        }
    }
}
