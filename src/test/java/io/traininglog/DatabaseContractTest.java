package io.traininglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A database holds many logs, lists, finds and deletes them. */
final class DatabaseContractTest extends ContractTest {

    private static List<UUID> uuids(List<LogSummary> summaries) {
        return summaries.stream().map(LogSummary::uuid).toList();
    }

    @Test
    void everyLogHasItsOwnUuid() {
        TrainingLog other = keep(database.create());
        assertThat(other.uuid()).isNotEqualTo(log.uuid());
        assertThat(log.hexUuid())
                .matches("[0-9a-f]{32}")
                .isEqualTo(log.uuid().toString().replace("-", ""));
        assertThat(log.toString()).contains(log.hexUuid());
    }

    @Test
    void logsAreListedNewestFirst() {
        List<UUID> expected = new ArrayList<>(List.of(log.uuid()));
        for (int i = 0; i < 5; i++) {
            expected.add(0, keep(database.create()).uuid());
        }
        expected.add(0, keep(log.resume()).uuid());
        assertThat(uuids(database.logs())).isEqualTo(expected);
    }

    @Test
    void aSummaryShowsALogAtAGlance() {
        log.at(3).putAll(map("a", 1, "b", null));
        log.at(9).put("a", 2);
        log.status().put("note", "text");
        LogSummary summary = database.logs().get(0);
        assertThat(summary.uuid()).isEqualTo(log.uuid());
        assertThat(summary.resumedFrom()).isEmpty();
        assertThat(summary.lastTime()).hasValue(9);
        assertThat(summary.entries()).isEqualTo(3);
        assertThat(summary.status()).isEqualTo(log.status()).containsEntry("note", "text");
        log.at(10).put("a", 1);
        log.status().clear();
        assertThat(summary.entries()).isEqualTo(3);
        assertThat(summary.status()).hasSize(5);
    }

    @Test
    void anEmptyLogHasNoLastTime() {
        assertThat(database.logs().get(0).lastTime()).isEmpty();
        assertThat(database.logs().get(0).entries()).isZero();
        log.at(1).put("a", 1);
        log.at(1).clear();
        assertThat(database.logs().get(0).lastTime()).isEmpty();
    }

    @Test
    void aSummaryKnowsWhenItsLogWasCreated() {
        Instant created = database.logs().get(0).createdAt().orElseThrow();
        assertThat(created).isBetween(Instant.now().minus(Duration.ofHours(1)), Instant.now());
        assertThat(created).isEqualTo(created.truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void aLogIsFoundByAPrefixOfItsUuid() {
        String hex = log.hexUuid();
        for (int digits = 1; digits <= 32; digits++) {
            assertThat(database.find(hex.substring(0, digits)).map(LogSummary::uuid))
                    .contains(log.uuid());
        }
        assertThat(database.find(log.uuid().toString()).map(LogSummary::uuid)).contains(log.uuid());
        assertThat(database.find(hex.toUpperCase(java.util.Locale.ROOT)).map(LogSummary::uuid))
                .contains(log.uuid());
        assertThat(database.find(hex + "0")).isEmpty();
        String other = (hex.startsWith("0") ? "1" : "0") + hex.substring(1);
        assertThat(database.find(other)).isEmpty();
        assertThat(database.find("%")).isEmpty();
        assertThat(database.find("_")).isEmpty();
    }

    @Test
    void aFoundLogIsTheOneThatIsListed() {
        log.at(1).put("a", 1);
        TrainingLog child = keep(log.resume());
        child.at(2).put("a", 2);
        LogSummary found = database.find(child.hexUuid()).orElseThrow();
        assertThat(found.uuid()).isEqualTo(child.uuid());
        assertThat(found.resumedFrom()).isEqualTo(Optional.of(log.uuid()));
        assertThat(found.entries()).isEqualTo(2);
        assertThat(found.lastTime()).hasValue(2);
    }

    @Test
    void anAmbiguousPrefixIsAnErrorThatListsTheCandidates() {
        TrainingLog other = keep(database.create());
        assertThatExceptionOfType(AmbiguousPrefixException.class)
                .isThrownBy(() -> database.find(""))
                .withMessageContaining(log.hexUuid())
                .withMessageContaining(other.hexUuid());
        for (int i = 0; i < 16; i++) {
            keep(database.create());
        }
        assertThat(Stream.of("0123456789abcdef".split("")).filter(this::isAmbiguous))
                .isNotEmpty();
    }

    private boolean isAmbiguous(String prefix) {
        try {
            database.find(prefix);
            return false;
        } catch (AmbiguousPrefixException e) {
            return true;
        }
    }

    @Test
    void anOldLogIsOpened() {
        log.at(1).put("a", 1);
        assertThat(keep(database.open(log.uuid())).at(1)).isEqualTo(map("a", 1L));
    }

    @Test
    void anUnknownLogIsNotOpened() {
        UUID unknown = UUID.randomUUID();
        assertThatExceptionOfType(NoSuchLogException.class)
                .isThrownBy(() -> database.open(unknown))
                .withMessageContaining(unknown.toString().replace("-", ""));
        assertThatExceptionOfType(NoSuchLogException.class).isThrownBy(() -> database.delete(unknown));
        assertThatExceptionOfType(NoSuchLogException.class)
                .isThrownBy(() -> database.resume(new Checkpoint("x", unknown, 1)));
    }

    @Test
    void aDeletedLogIsGone() {
        log.at(1).put("a", 1);
        TrainingLog kept = keep(database.create());
        kept.at(1).put("a", 2);
        UUID deleted = log.uuid();
        database.delete(deleted);
        assertThat(uuids(database.logs())).containsExactly(kept.uuid());
        assertThat(database.find(deleted.toString())).isEmpty();
        assertThatExceptionOfType(NoSuchLogException.class).isThrownBy(() -> database.open(deleted));
        assertThatExceptionOfType(NoSuchLogException.class).isThrownBy(() -> database.delete(deleted));
        assertThat(kept.at(1)).isEqualTo(map("a", 2L));
    }

    @Test
    void otherHandlesOfADeletedLogSaySo() {
        log.at(1).put("a", 1);
        Row row = log.at(1);
        var rows = log.rows();
        Status status = log.status();
        TrainingLog other = anotherHandle(log);
        database.delete(log.uuid());
        List<org.assertj.core.api.ThrowableAssert.ThrowingCallable> uses = List.of(
                () -> row.get("a"),
                () -> row.put("a", 1),
                () -> row.remove("a"),
                () -> row.size(),
                row::clear,
                () -> row.putAll(map("a", 1)),
                () -> rows.size(),
                rows::firstKey,
                () -> rows.put(1L, map("a", 1)),
                () -> rows.entrySet().iterator().hasNext(),
                rows::clear,
                () -> status.get("a"),
                () -> status.put("a", 1),
                status::iterationsDone,
                () -> log.at(9).isEmpty(),
                () -> log.record(1, "a", 1),
                () -> log.record(1, map("a", 1)),
                () -> log.series("a"),
                log::keys,
                log::finishIteration,
                log::finishEpoch,
                log::lineage,
                log::resume,
                () -> log.resumeAt(1),
                log::checkpoint,
                () -> other.at(1).get("a"),
                () -> other.record(1, "a", 1));
        for (var use : uses) {
            assertThatExceptionOfType(NoSuchLogException.class).isThrownBy(use);
        }
        assertThat(database.logs()).isEmpty();
    }

    @Test
    void aLogFromWhichAnotherDescendsIsNotDeleted() {
        log.at(1).put("a", 1);
        TrainingLog child = keep(log.resume());
        TrainingLog grandchild = keep(child.resume());
        for (UUID uuid : List.of(log.uuid(), child.uuid())) {
            assertThatExceptionOfType(LogInUseException.class)
                    .isThrownBy(() -> database.delete(uuid))
                    .withMessageContaining(uuid.toString().replace("-", ""));
        }
        assertThat(grandchild.at(1)).isEqualTo(map("a", 1L));
        database.delete(grandchild.uuid());
        database.delete(child.uuid());
        database.delete(log.uuid());
        assertThat(database.logs()).isEmpty();
    }

    @Test
    void whatADeletedChildHadLeavesItsParentAlone() {
        log.at(1).put("a", 1);
        TrainingLog child = keep(log.resume());
        child.at(1).remove("a");
        child.at(2).put("b", 2);
        database.delete(child.uuid());
        assertThat(log.rows()).isEqualTo(java.util.Map.of(1L, map("a", 1L)));
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        LogDatabase.Builder builder = LogDatabase.builder();
        assertThatIllegalArgumentException().isThrownBy(() -> builder.busyWait(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.busyWait(Duration.ofDays(25)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxBlobSize(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.allow(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.allow("java.lang.Runtime"));
    }
}
