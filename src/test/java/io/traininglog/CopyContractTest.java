package io.traininglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a copy of many logs brings, leaves, names and goes on with. */
final class CopyContractTest extends ContractTest {

    private static final UUID ABSENT = new UUID(1, 1);

    private LogDatabase source;
    private TrainingLog root;
    private TrainingLog child;
    private TrainingLog grandchild;

    @BeforeEach
    void makeSource() {
        database.delete(log.uuid());
        source = keep(LogDatabase.inMemory());
        root = keep(source.create());
        root.record(1, "cost", 1.0);
        root.record(2, "cost", 0.5);
        child = keep(root.resumeAt(1));
        child.record(2, "cost", 0.25);
        grandchild = keep(child.resume());
        grandchild.at(1).remove("cost");
        grandchild.record(3, "cost", 0.125);
    }

    private CopyReport copy(CopyOptions options) {
        return database.copyAll(source, options, Progress.NONE);
    }

    private CopyReport copyAll() {
        return copy(CopyOptions.all());
    }

    private void assertIsWhole() {
        assertThat(StoredContent.of(database)).isEqualTo(StoredContent.of(source));
    }

    private static List<UUID> uuids(TrainingLog... logs) {
        return List.of(logs).stream().map(TrainingLog::uuid).toList();
    }

    private static String how(CopyReport report, TrainingLog log) {
        return report.different().stream()
                .filter(different -> different.uuid().equals(log.uuid()))
                .map(CopyReport.Different::how)
                .findFirst()
                .orElse("the same");
    }

    private static String reason(CopyReport report, TrainingLog log) {
        return report.refused().stream()
                .filter(refused -> refused.uuid().equals(log.uuid()))
                .map(CopyReport.Refused::reason)
                .findFirst()
                .orElse("copied");
    }

    @Test
    void everyLogIsCopiedParentsFirstAndCounted() {
        CopyReport report = copyAll();
        assertThat(report.copied()).isEqualTo(uuids(root, child, grandchild));
        assertThat(report.entries()).isEqualTo(4);
        assertThat(report.isComplete()).isTrue();
        assertIsWhole();
        assertThat(keep(database.open(grandchild.uuid())).rows()).hasToString("{2={cost=0.25}, 3={cost=0.125}}");
    }

    @Test
    void aSecondCopyLeavesWhatIsThereAndGoesOn() {
        copyAll();
        database.delete(grandchild.uuid());
        TrainingLog another = keep(source.create());
        another.record(7, "cost", 7.0);
        CopyReport report = copyAll();
        assertThat(report.copied()).isEqualTo(uuids(grandchild, another));
        assertThat(report.present()).isEqualTo(uuids(root, child));
        assertThat(report.isComplete()).isTrue();
        assertIsWhole();
        assertThat(copyAll().copied()).isEmpty();
    }

    @Test
    void chosenLogsComeWithAllThatTheyWereResumedFrom() {
        TrainingLog another = keep(source.create());
        CopyReport report = copy(CopyOptions.all().only(Set.of(child.uuid())));
        assertThat(report.copied()).isEqualTo(uuids(root, child));
        assertThat(report.present()).isEmpty();
        assertThat(database.logs()).hasSize(2);
        assertThat(copy(CopyOptions.all().only(List.of(another.uuid(), child.uuid())))
                        .copied())
                .isEqualTo(uuids(another));
    }

    @Test
    void aLogThatIsNotThereIsNotChosen() {
        assertThatExceptionOfType(NoSuchLogException.class)
                .isThrownBy(() -> copy(CopyOptions.all().only(List.of(child.uuid(), ABSENT))))
                .withMessageContaining("00000000000000010000000000000001");
        assertThat(database.logs()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> CopyOptions.all().only(List.of()));
    }

    @Test
    void whatHasGrownSinceIsNamedAndNothingIsBroughtThatWouldInheritAGap() {
        database.copyAll(source, CopyOptions.all().only(uuids(root)), Progress.NONE);
        root.record(3, "cost", 0.1);
        TrainingLog late = keep(root.resume());
        TrainingLog empty = keep(root.resumeAt(0));
        TrainingLog apart = keep(source.open(importedAt(-1)));
        CopyReport report = copyAll();
        assertThat(how(report, root)).isEqualTo("it has 3 entries up to time 3 there, 2 entries up to time 2 here");
        for (TrainingLog heir : List.of(child, late, empty)) {
            assertThat(reason(report, heir)).isEqualTo("it was resumed from log " + root.hexUuid() + ", which differs");
        }
        assertThat(reason(report, grandchild))
                .isEqualTo("it was resumed from log " + child.hexUuid() + ", which could not be copied");
        assertThat(report.copied()).as("it inherits nothing").isEqualTo(uuids(apart));
        assertThat(report.isComplete()).isFalse();
        assertThat(database.logs()).hasSize(2);
        assertThat(keep(database.open(root.uuid())).rows()).hasSize(2);
    }

    private UUID importedAt(long resumedAt) {
        source.importLog(
                LogOrigin.of(ABSENT).resumedFrom(root.uuid(), resumedAt), writer -> writer.put(9, "cost", 9.0));
        return ABSENT;
    }

    @Test
    void whatIsResumedFromACopyThatIsStillTheSameIsCopied() {
        copyAll();
        root.record(9, "cost", 0.1);
        TrainingLog late = keep(child.resume());
        CopyReport report = copyAll();
        assertThat(report.different()).extracting(CopyReport.Different::uuid).isEqualTo(uuids(root));
        assertThat(report.copied())
                .as("nothing of it is after the resume point")
                .isEqualTo(uuids(late));
        assertThat(keep(database.open(late.uuid())).rows()).isEqualTo(late.rows());
    }

    @Test
    void whatCountsAreNotSeenInIsSeenInTheStatusOrTheLineage() {
        copyAll();
        root.finishIteration();
        child.status().put("note", "changed");
        child.status().remove("resumed_from");
        CopyReport report = copyAll();
        assertThat(how(report, root)).isEqualTo("its status differs in 'iterations_done'");
        assertThat(how(report, child)).isEqualTo("its status differs in 'note', 'resumed_from'");
        assertThat(report.present()).isEqualTo(uuids(grandchild));
    }

    /** A log of the same UUID that never was a copy. */
    @Test
    void anotherLogOfTheSameUuidIsNamed() {
        Instant created = Instant.parse("2001-02-03T04:05:06Z");
        database.importLog(LogOrigin.of(root.uuid()).createdAt(created), writer -> {});
        database.importLog(LogOrigin.of(child.uuid()), writer -> writer.put(1, "cost", 1.0));
        CopyReport report = copyAll();
        assertThat(how(report, root))
                .startsWith("it was created at ")
                .contains(" there, at 2001-02-03T04:05:06Z here; it has 2 entries up to time 2 there, 0 entries here");
        assertThat(how(report, child))
                .startsWith("it was resumed from " + root.hexUuid() + " up to time 1 there, from none here; ");
    }

    @Test
    void aLogThatTheCopyHasGoneOnWithIsNamedAndLeft() {
        copyAll();
        keep(database.open(grandchild.uuid())).record(4, "cost", 0.0);
        CopyReport report = copyAll();
        assertThat(how(report, grandchild))
                .isEqualTo("it has 2 entries up to time 3 there, 3 entries up to time 4 here");
        assertThat(keep(database.open(grandchild.uuid())).at(4)).isEqualTo(map("cost", 0.0));
    }

    @Test
    void replacingBringsWhatDiffersAnewWithAllThatWasResumedFromIt() {
        copyAll();
        child.record(1, "cost", -1.0);
        child.record(9, "cost", 0.9);
        TrainingLog late = keep(child.resume());
        CopyReport report = copy(CopyOptions.all().replacing());
        assertThat(report.replaced()).isEqualTo(uuids(child, grandchild));
        assertThat(report.copied()).isEqualTo(uuids(late));
        assertThat(report.present()).isEqualTo(uuids(root));
        assertThat(report.entries()).isEqualTo(4);
        assertThat(report.isComplete()).isTrue();
        assertIsWhole();
    }

    @Test
    void replacingChosenLogsTakesThoseAlongThatDescendFromThem() {
        copyAll();
        root.record(9, "cost", 0.9);
        CopyReport report = copy(CopyOptions.all().only(uuids(root)).replacing());
        assertThat(report.replaced()).isEqualTo(uuids(root, child, grandchild));
        assertIsWhole();
    }

    /** What was resumed from a copy, and is nowhere else, must not lose its past. */
    @Test
    void whatALogFromElsewhereWasResumedFromIsNotReplaced() {
        copyAll();
        root.record(9, "cost", 0.9);
        TrainingLog stranger = keep(keep(database.open(child.uuid())).resume());
        List<String> before = StoredContent.of(database);
        CopyReport report = copy(CopyOptions.all().replacing());
        assertThat(how(report, root))
                .endsWith("it cannot be replaced: log " + stranger.hexUuid()
                        + " was resumed from it, and comes from elsewhere; delete that one first");
        assertThat(report.present()).isEqualTo(uuids(child, grandchild));
        assertThat(report.replaced()).isEmpty();
        assertThat(StoredContent.of(database)).isEqualTo(before);
    }

    /** Here it was another lineage: the child's parent is to become what it was resumed from, which is not here yet. */
    @Test
    void replacingMayTurnALineageRound() {
        database.importLog(LogOrigin.of(grandchild.uuid()), writer -> writer.put(1, "cost", 1.0));
        database.importLog(
                LogOrigin.of(root.uuid()).resumedFrom(grandchild.uuid()), writer -> writer.put(2, "cost", 2.0));
        CopyReport report = copy(CopyOptions.all().replacing());
        assertThat(report.replaced()).containsExactlyInAnyOrderElementsOf(uuids(root, grandchild));
        assertThat(report.copied()).isEqualTo(uuids(child));
        assertIsWhole();
    }

    @Test
    void aRehearsalSaysWhatACopyWouldDoAndChangesNothing() {
        CopyReport all = database.rehearseCopy(source, CopyOptions.all());
        assertThat(all.copied()).isEqualTo(uuids(root, child, grandchild));
        assertThat(all.entries()).isEqualTo(4);
        assertThat(database.logs()).isEmpty();
        copyAll();
        child.record(9, "cost", 0.9);
        keep(child.resume());
        List<String> before = StoredContent.of(database);
        for (CopyOptions options : List.of(CopyOptions.all(), CopyOptions.all().replacing())) {
            CopyReport rehearsed = database.rehearseCopy(source, options);
            assertThat(StoredContent.of(database)).isEqualTo(before);
            assertThat(copy(options)).isEqualTo(rehearsed);
        }
        assertIsWhole();
    }

    @Test
    void progressGoesUpToTheEntriesOfAll() {
        for (CopyOptions options : List.of(CopyOptions.all(), CopyOptions.all().replacing())) {
            List<Long> done = new ArrayList<>();
            long[] total = new long[1];
            database.copyAll(source, options, (now, all) -> {
                done.add(now);
                total[0] = all;
            });
            assertThat(done).isSorted().startsWith(0L).endsWith(total[0]);
            assertThat(total[0]).isEqualTo(options.replaces() ? 5 : 4);
            root.record(9, "cost", 0.9);
        }
    }

    @Test
    void aCopyThatFailsLeavesWholeLogsAndGoesOn() {
        IllegalStateException failure = new IllegalStateException("torn");
        assertThat(catchThrowable(() -> database.copyAll(source, CopyOptions.all(), (done, total) -> {
                    if (done == 3) {
                        throw failure;
                    }
                })))
                .isSameAs(failure);
        assertThat(database.logs()).extracting(LogSummary::uuid).isEqualTo(uuids(root));
        assertThat(copyAll().copied()).isEqualTo(uuids(child, grandchild));
        assertIsWhole();
    }

    @Test
    void twoCopiesAtOnceBringEachLogOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            TrainingLog more = keep(source.create());
            more.record(i, "cost", i);
            keep(more.resume()).record(i + 1, "cost", i);
        }
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<CopyReport> one = threads.submit(this::copyAll);
            Future<CopyReport> other = threads.submit(this::copyAll);
            List<UUID> copied = new ArrayList<>(one.get().copied());
            copied.addAll(other.get().copied());
            assertThat(copied).hasSize(13).doesNotHaveDuplicates();
            assertThat(one.get().present()).hasSize(13 - one.get().copied().size());
            assertThat(other.get().isComplete()).isTrue();
        } finally {
            threads.shutdownNow();
        }
        assertIsWhole();
    }

    @Test
    void whatSomebodyElseBringsMeanwhileIsCompared() {
        boolean[] isThere = new boolean[1];
        CopyReport report = database.copyAll(source, CopyOptions.all(), (done, total) -> {
            if (!isThere[0]) {
                isThere[0] = true;
                database.copy(source, root.uuid(), Progress.NONE);
                database.importLog(LogOrigin.of(child.uuid()), writer -> writer.put(1, "cost", 1.0));
            }
        });
        assertThat(report.present()).isEqualTo(uuids(root));
        assertThat(how(report, child)).startsWith("it was resumed from " + root.hexUuid());
        assertThat(reason(report, grandchild)).endsWith(child.hexUuid() + ", which differs");
    }

    @Test
    void aCopyOntoItselfFindsEverythingThere() {
        assertThat(source.copyAll(source, CopyOptions.all().replacing(), Progress.NONE)
                        .present())
                .hasSize(3);
    }

    @Test
    void aReadOnlyDatabaseIsCopiedFromAndNotTo() {
        assumeTrue(backend.isPersistent(), "it would be another database");
        copyAll();
        LogDatabase readOnly = open(LogDatabase.builder().readOnly());
        LogDatabase other = keep(LogDatabase.inMemory());
        assertThat(other.copyAll(readOnly, CopyOptions.all(), Progress.NONE).copied())
                .hasSize(3);
        assertThat(readOnly.rehearseCopy(source, CopyOptions.all()).present()).hasSize(3);
        keep(source.create());
        assertThatExceptionOfType(ReadOnlyException.class)
                .isThrownBy(() -> readOnly.copyAll(source, CopyOptions.all(), Progress.NONE));
    }

    @Test
    void theResumePointOfACopyIsThatOfTheLog() {
        copyAll();
        assertThat(keep(database.open(child.uuid())).lineage().ancestors())
                .containsExactly(new Lineage.Ancestor(root.uuid(), OptionalLong.of(1)));
        TrainingLog resumed = keep(keep(database.open(grandchild.uuid())).resume());
        assertThat(resumed.rows()).hasToString("{2={cost=0.25}, 3={cost=0.125}}");
    }

    /** It may be in the journal alone, or there over what the database has. */
    @Test
    void whatIsOnItsWayToTheDatabaseIsCopiedToo() {
        TrainingLog log = keep(database.create());
        log.record(1, "cost", 1.0);
        log.at(2).put("note", "text");
        log.flush();
        log.record(1, "cost", 2.0);
        log.at(2).put("note", 5L);
        log.record(3, "cost", 3.0);
        log.finishIteration();
        LogDatabase other = keep(LogDatabase.inMemory());
        CopyReport report = other.copyAll(database, CopyOptions.all(), Progress.NONE);
        assertThat(report.entries()).isEqualTo(3);
        TrainingLog copy = keep(other.open(log.uuid()));
        assertThat(copy.rows()).hasToString("{1={cost=2.0}, 2={note=5}, 3={cost=3.0}}");
        assertThat(copy.status()).isEqualTo(log.status());
        assertThat(other.find(log.hexUuid()).orElseThrow().entries()).isEqualTo(3);
    }

    /** It is in no journal of the database that it came from. */
    @Test
    void aCopyHasWhatItsOriginalHadJustBeforeAndGoesItsOwnWay() {
        for (int time = 10; time < 2000; time++) {
            root.record(time, "cost", time);
        }
        copyAll();
        assertThat(keep(database.open(root.uuid())).rows()).isEqualTo(root.rows());
        root.record(2000, "cost", 0.0);
        keep(database.open(root.uuid())).record(2001, "cost", 1.0);
        assertThat(root.at(2001)).isEmpty();
        assertThat(keep(database.open(root.uuid())).at(2000)).isEmpty();
    }
}
