package io.traininglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A log from elsewhere is made as a whole or not at all. */
final class ImportContractTest extends ContractTest {

    private static final UUID UUID_1 = new UUID(1, 1);
    private static final UUID UUID_2 = new UUID(2, 2);

    @Test
    void whatAnImportWroteIsThereAsAfterPut() {
        database.importLog(LogOrigin.of(UUID_1), writer -> {
            writer.put(5, "cost", 0.5);
            writer.put(3, "cost", Double.NaN);
            writer.put(3, "note", "text");
            writer.put(4, "none", null);
            writer.putAll(Long.MAX_VALUE, map("count", 7, "weights", new float[] {1, 2}));
            writer.put(5, "cost", 0.25);
            writer.putStatus("iterations_done", 5L);
        });
        TrainingLog imported = keep(database.open(UUID_1));
        assertThat(imported.rows().keySet()).containsExactly(3L, 4L, 5L, Long.MAX_VALUE);
        assertThat(imported.at(3)).isEqualTo(map("cost", Double.NaN, "note", "text"));
        assertThat(imported.at(4)).isEqualTo(map("none", null));
        assertThat(imported.at(5)).isEqualTo(map("cost", 0.25));
        assertThat(imported.at(Long.MAX_VALUE).get("count")).isEqualTo(7L);
        assertThat(imported.at(Long.MAX_VALUE).get("weights")).isEqualTo(new float[] {1, 2});
        assertThat(imported.status())
                .isEqualTo(
                        map("iterations_done", 5L, "epochs_done", 0L, "_epoch_ends", List.of(), "resumed_from", null));
    }

    @Test
    void anImportedLogIsWrittenAndResumedLikeOthers() {
        database.importLog(LogOrigin.of(UUID_1), writer -> writer.put(1, "a", 1.0));
        TrainingLog imported = keep(database.open(UUID_1));
        imported.at(2).put("a", 2.0);
        TrainingLog child = keep(imported.resumeAt(1));
        assertThat(child.rows()).hasToString("{1={a=1.0}}");
        assertThat(imported.rows()).hasToString("{1={a=1.0}, 2={a=2.0}}");
    }

    @Test
    void whatAnImportWritesAtInheritedTimesHidesTheParents() {
        log.at(1).putAll(map("a", 1.0, "b", 1.0));
        log.at(2).put("a", 2.0);
        log.at(9).put("a", 9.0);
        Instant created = Instant.parse("2001-02-03T04:05:06.789123456Z");
        LogOrigin origin = LogOrigin.of(UUID_1).resumedFrom(log.uuid(), 5).createdAt(created);
        database.importLog(origin, writer -> {
            writer.put(1, "a", -1.0);
            writer.put(6, "a", 6.0);
        });
        TrainingLog child = keep(database.open(UUID_1));
        assertThat(child.rows()).hasToString("{1={a=-1.0, b=1.0}, 2={a=2.0}, 6={a=6.0}}");
        assertThat(child.lineage().ancestors()).containsExactly(new Lineage.Ancestor(log.uuid(), OptionalLong.of(5)));
        assertThat(child.status().resumedFrom()).contains(log.uuid());
        LogSummary summary = database.find("00000000000000010000").orElseThrow();
        assertThat(summary.createdAt()).contains(Instant.parse("2001-02-03T04:05:06.789Z"));
        assertThat(summary.entries()).isEqualTo(4);
        assertThat(log.at(1).get("a")).isEqualTo(1.0);
    }

    @Test
    void anImportThatFailsLeavesNothing() {
        log.at(1).put("a", 1.0);
        for (Throwable failure : List.of(new IllegalStateException("torn"), new StackOverflowError("deep"))) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() ->
                            database.importLog(LogOrigin.of(UUID_1).resumedFrom(log.uuid()), writer -> {
                                for (int time = 0; time < 2_000; time++) {
                                    writer.put(time, "a", (double) time);
                                }
                                writer.putStatus("a", 1);
                                throwIt(failure);
                            })))
                    .isSameAs(failure);
            assertThat(database.logs()).hasSize(1);
            assertThat(database.find("0000")).isEmpty();
        }
        database.importLog(LogOrigin.of(UUID_1), writer -> writer.put(7, "b", 7.0));
        TrainingLog imported = keep(database.open(UUID_1));
        assertThat(imported.rows()).hasToString("{7={b=7.0}}");
        assertThat(imported.status()).doesNotContainKey("a");
        assertThat(log.rows()).hasToString("{1={a=1.0}}");
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void throwIt(Throwable failure) throws E {
        throw (E) failure;
    }

    @Test
    void aValueThatCannotBeStoredGivesUpTheImport() {
        assertThatExceptionOfType(UnsupportedValueException.class)
                .isThrownBy(() ->
                        database.importLog(LogOrigin.of(UUID_1), writer -> writer.put(1, "a", Thread.currentThread())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> database.importLog(LogOrigin.of(UUID_1), writer -> writer.put(-1, "a", 1.0)))
                .withMessageContaining("time must be a non-negative integer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> database.importLog(LogOrigin.of(UUID_1), writer -> writer.put(1, "\ud800", 1.0)))
                .withMessageContaining("lone surrogate");
        assertThat(database.logs()).hasSize(1);
    }

    @Test
    void aLogIsImportedOnce() {
        database.importLog(LogOrigin.of(UUID_1), writer -> writer.put(1, "a", 1.0));
        assertThatExceptionOfType(LogExistsException.class)
                .isThrownBy(() -> database.importLog(LogOrigin.of(UUID_1), writer -> writer.put(1, "a", 2.0)))
                .withMessageContaining("00000000000000010000000000000001");
        assertThat(keep(database.open(UUID_1)).at(1).get("a")).isEqualTo(1.0);
    }

    @Test
    void theLogThatItWasResumedFromComesFirst() {
        assertThatExceptionOfType(NoSuchLogException.class)
                .isThrownBy(() -> database.importLog(LogOrigin.of(UUID_1).resumedFrom(UUID_2), writer -> {}))
                .withMessageContaining("00000000000000020000000000000002")
                .withMessageContaining("first");
        assertThat(database.logs()).hasSize(1);
    }

    @Test
    void aWriterIsOfNoUseAfterItsImport() {
        List<LogWriter> kept = new ArrayList<>();
        database.importLog(LogOrigin.of(UUID_1), kept::add);
        assertThatIllegalStateException().isThrownBy(() -> kept.get(0).put(1, "a", 1.0));
        assertThatIllegalStateException().isThrownBy(() -> kept.get(0).putStatus("a", 1.0));
    }

    @Test
    void anOriginIsWellFormed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogOrigin(UUID_1, Optional.empty(), OptionalLong.of(3), Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogOrigin.of(UUID_1).resumedFrom(UUID_2, -2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogOrigin.of(UUID_1).resumedFrom(UUID_1));
    }

    @Test
    void theNewestIsTheFirstThatIsListed() {
        assertThat(database.newest().orElseThrow().uuid()).isEqualTo(log.uuid());
        TrainingLog other = keep(database.create());
        assertThat(database.newest().orElseThrow().uuid()).isEqualTo(other.uuid());
        database.importLog(LogOrigin.of(UUID_1).createdAt(Instant.EPOCH), writer -> {});
        database.importLog(LogOrigin.of(UUID_2), writer -> {});
        assertThat(database.newest().orElseThrow().uuid()).isEqualTo(other.uuid());
        assertThat(database.logs().get(0).uuid()).isEqualTo(other.uuid());
        List.of(log, other).forEach(each -> database.delete(each.uuid()));
        database.delete(UUID_1);
        assertThat(database.newest().orElseThrow().uuid()).isEqualTo(UUID_2);
        database.delete(UUID_2);
        assertThat(database.newest()).isEmpty();
    }

    @Test
    void aCopyThatIsThereOrHasNoParentIsRefused() {
        log.at(1).put("a", 1.0);
        TrainingLog child = keep(log.resume());
        LogDatabase other = keep(LogDatabase.inMemory());
        assertThatExceptionOfType(NoSuchLogException.class)
                .isThrownBy(() -> other.copy(database, child.uuid(), Progress.NONE));
        assertThat(other.logs()).isEmpty();
        List<Long> reported = new ArrayList<>();
        other.copy(database, log.uuid(), (done, total) -> reported.add(total - done));
        assertThat(reported).endsWith(0L);
        other.copy(database, child.uuid(), Progress.NONE);
        assertThatExceptionOfType(LogExistsException.class)
                .isThrownBy(() -> other.copy(database, child.uuid(), Progress.NONE));
        assertThatExceptionOfType(NoSuchLogException.class)
                .isThrownBy(() -> other.copy(database, UUID_1, Progress.NONE));
        assertThat(keep(other.open(child.uuid())).rows()).hasToString("{1={a=1.0}}");
    }

    private void replace(LogOrigin origin, Consumer<LogWriter> content) {
        database.replaceLogs(List.of(origin), (same, writer) -> content.accept(writer));
    }

    @Test
    void aLogThatIsReplacedGivesWayWithEverything() {
        database.importLog(LogOrigin.of(UUID_1), writer -> {
            writer.put(1, "a", 1.0);
            writer.put(2, "b", "old");
            writer.putStatus("old", true);
        });
        replace(LogOrigin.of(UUID_1).resumedFrom(log.uuid(), -1), writer -> writer.put(1, "a", 2.0));
        TrainingLog replaced = keep(database.open(UUID_1));
        assertThat(replaced.rows()).hasToString("{1={a=2.0}}");
        assertThat(replaced.status()).doesNotContainKey("old");
        assertThat(replaced.lineage().ancestors())
                .containsExactly(new Lineage.Ancestor(log.uuid(), OptionalLong.of(-1)));
        replace(LogOrigin.of(UUID_2), writer -> writer.put(3, "c", 3.0)); // there was none
        assertThat(keep(database.open(UUID_2)).rows()).hasToString("{3={c=3.0}}");
        assertThat(database.logs()).hasSize(3);
    }

    @Test
    void aReplacementThatFailsLeavesTheLogAsItWas() {
        log.at(1).put("a", 1.0);
        log.status().put("kept", 1);
        for (Throwable failure : List.of(new IllegalStateException("torn"), new StackOverflowError("deep"))) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> replace(LogOrigin.of(log.uuid()), writer -> {
                                writer.put(1, "a", 2.0);
                                throwIt(failure);
                            })))
                    .isSameAs(failure);
            assertThat(log.rows()).hasToString("{1={a=1.0}}");
            assertThat(log.status()).containsEntry("kept", 1L);
        }
        log.at(2).put("a", 2.0);
        assertThat(keep(database.open(log.uuid())).rows()).hasToString("{1={a=1.0}, 2={a=2.0}}");
    }

    @Test
    void aLogThatOthersDescendFromIsNotReplaced() {
        log.at(1).put("a", 1.0);
        TrainingLog child = keep(log.resume());
        assertThatExceptionOfType(LogInUseException.class)
                .isThrownBy(() -> replace(LogOrigin.of(log.uuid()), writer -> {}))
                .withMessageContaining(log.hexUuid());
        assertThatExceptionOfType(NoSuchLogException.class)
                .isThrownBy(() -> replace(LogOrigin.of(child.uuid()).resumedFrom(UUID_2), writer -> {}));
        assertThat(child.rows()).hasToString("{1={a=1.0}}");
    }

    /** Also where the lineage was another one: what was a parent may become a child. */
    @Test
    void logsThatDescendFromOneAnotherAreReplacedTogether() {
        database.importLog(LogOrigin.of(UUID_1), writer -> writer.put(1, "a", 1.0));
        database.importLog(LogOrigin.of(UUID_2).resumedFrom(UUID_1), writer -> writer.put(2, "a", 2.0));
        List<LogOrigin> turned =
                List.of(LogOrigin.of(UUID_2), LogOrigin.of(UUID_1).resumedFrom(UUID_2, 1));
        database.replaceLogs(
                turned, (origin, writer) -> writer.put(origin.uuid().equals(UUID_1) ? 3 : 1, "b", 3.0));
        assertThat(keep(database.open(UUID_1)).rows()).hasToString("{1={b=3.0}, 3={b=3.0}}");
        assertThat(keep(database.open(UUID_2)).rows()).hasToString("{1={b=3.0}}");
        assertThat(database.logs()).hasSize(3);
    }

    @Test
    void logsThatAreReplacedTogetherStayIfOneFails() {
        log.at(1).put("a", 1.0);
        TrainingLog child = keep(log.resume());
        child.at(2).put("a", 2.0);
        TrainingLog grandchild = keep(child.resume());
        List<LogOrigin> origins = List.of(
                LogOrigin.of(log.uuid()),
                LogOrigin.of(UUID_1),
                LogOrigin.of(child.uuid()).resumedFrom(log.uuid()));
        assertThatExceptionOfType(LogInUseException.class)
                .isThrownBy(() -> database.replaceLogs(origins, (origin, writer) -> {}))
                .withMessageContaining(child.hexUuid());
        List<LogOrigin> all = new ArrayList<>(origins);
        all.add(LogOrigin.of(grandchild.uuid()).resumedFrom(child.uuid()));
        assertThatIllegalStateException()
                .isThrownBy(() -> database.replaceLogs(all, (origin, writer) -> {
                    writer.put(7, "b", 7.0);
                    if (origin.uuid().equals(grandchild.uuid())) {
                        throw new IllegalStateException("torn");
                    }
                }));
        assertThatExceptionOfType(LogExistsException.class)
                .isThrownBy(() -> database.replaceLogs(
                        List.of(LogOrigin.of(UUID_2), LogOrigin.of(UUID_2)), (origin, writer) -> {}));
        all.add(all.get(3));
        assertThatExceptionOfType(LogExistsException.class)
                .isThrownBy(() -> database.replaceLogs(all, (origin, writer) -> {}))
                .withMessageContaining(grandchild.hexUuid());
        assertThat(database.logs()).hasSize(3);
        assertThat(grandchild.rows()).hasToString("{1={a=1.0}, 2={a=2.0}}");
        grandchild.at(3).put("a", 3.0);
        assertThat(keep(database.open(grandchild.uuid())).rows()).hasToString("{1={a=1.0}, 2={a=2.0}, 3={a=3.0}}");
    }

    @Test
    void aValueThatWasPutCanBeRemovedAndPutAgain() {
        database.importLog(LogOrigin.of(UUID_1), writer -> {
            for (int time = 0; time < 2_000; time++) {
                writer.put(time, "a", (double) time);
            }
            writer.remove(1_000, "a");
            writer.remove(1_999, "a");
            writer.put(1_999, "a", -1.0);
            writer.remove(5_000, "b");
        });
        TrainingLog imported = keep(database.open(UUID_1));
        assertThat(imported.series("a").size()).isEqualTo(1_999);
        assertThat(imported.at(1_000)).isEmpty();
        assertThat(imported.at(1_999)).isEqualTo(map("a", -1.0));
        assertThat(database.find("0000").orElseThrow().entries()).isEqualTo(1_999);
    }

    @Test
    void aValueThatWouldBeInheritedCanBeRemoved() {
        log.at(1).putAll(map("a", 1.0, "b", 1.0));
        log.at(2).put("a", 2.0);
        database.importLog(LogOrigin.of(UUID_1).resumedFrom(log.uuid()), writer -> {
            writer.remove(1, "a");
            writer.remove(2, "a");
            writer.put(2, "a", -2.0);
            writer.put(3, "a", 3.0);
            writer.remove(3, "a");
            writer.remove(4, "c");
        });
        TrainingLog child = keep(database.open(UUID_1));
        assertThat(child.rows()).hasToString("{1={b=1.0}, 2={a=-2.0}}");
        assertThat(child.series("a").times()).containsExactly(2);
        assertThat(log.rows()).hasToString("{1={a=1.0, b=1.0}, 2={a=2.0}}");
    }

    @Test
    void aCopyHasTheStatusOfItsOriginalAndNothingElse() {
        log.status().clear();
        log.status().put("own", "yes");
        log.at(1).putAll(map("a", 1.0, "b", List.of("x")));
        LogDatabase other = keep(LogDatabase.inMemory());
        other.importLog(LogOrigin.of(UUID_1), writer -> {
            writer.putStatus("own", "no");
            writer.copy(database, log.uuid(), Progress.NONE);
            writer.put(2, "c", 3.0);
        });
        TrainingLog copy = keep(other.open(UUID_1));
        assertThat(copy.status()).isEqualTo(map("own", "yes"));
        assertThat(copy.rows()).hasToString("{1={a=1.0, b=[x]}, 2={c=3.0}}");
        assertThatExceptionOfType(NoSuchLogException.class)
                .isThrownBy(() -> other.replaceLogs(
                        List.of(LogOrigin.of(UUID_1)),
                        (origin, writer) -> writer.copy(database, UUID_2, Progress.NONE)));
        assertThat(copy.rows()).hasToString("{1={a=1.0, b=[x]}, 2={c=3.0}}");
    }
}
