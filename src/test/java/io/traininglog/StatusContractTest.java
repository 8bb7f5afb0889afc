package io.traininglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The status is an honest map with typed accessors for what every log keeps. */
final class StatusContractTest extends ContractTest {

    @Test
    void aNewLogHasItsFourEntries() {
        assertThat(log.status())
                .isEqualTo(
                        map("_epoch_ends", List.of(), "epochs_done", 0L, "iterations_done", 0L, "resumed_from", null));
        assertThat(log.status().keySet())
                .containsExactly("_epoch_ends", "epochs_done", "iterations_done", "resumed_from");
        assertThat(log.status().iterationsDone()).isZero();
        assertThat(log.status().epochsDone()).isZero();
        assertThat(log.status().epochEnds()).isEmpty();
        assertThat(log.status().resumedFrom()).isEmpty();
    }

    @Test
    void finishIterationAndFinishEpochCount() {
        for (int i = 0; i < 3; i++) {
            log.finishIteration();
        }
        log.finishEpoch();
        log.finishEpoch();
        log.finishIteration();
        log.finishEpoch();
        Status status = anotherHandle(log).status();
        assertThat(status.iterationsDone()).isEqualTo(4);
        assertThat(status.epochsDone()).isEqualTo(3);
        assertThat(status.epochEnds()).containsExactly(3L, 3L, 4L);
        assertThat(status.get("_epoch_ends")).isEqualTo(List.of(3L, 3L, 4L));
    }

    @Test
    void itIsBoundToNoTime() {
        log.status().put("note", "text");
        assertThat(log.rows()).isEmpty();
        assertThat(log.keys()).isEmpty();
    }

    @Test
    void itIsLive() {
        Status one = log.status();
        Status two = anotherHandle(log).status();
        one.put("a", 1);
        assertThat(two.get("a")).isEqualTo(1L);
        two.remove("a");
        assertThat(one.containsKey("a")).isFalse();
        two.put("iterations_done", 9);
        assertThat(one.iterationsDone()).isEqualTo(9);
        assertThat(one.put("iterations_done", 10)).isEqualTo(9L);
    }

    @Test
    void afterAClearTheAccessorsAnswerAsForANewLog() {
        log.finishIteration();
        log.finishEpoch();
        log.status().clear();
        assertThat(log.status()).isEmpty();
        assertThat(log.status().iterationsDone()).isZero();
        assertThat(log.status().epochsDone()).isZero();
        assertThat(log.status().epochEnds()).isEmpty();
        assertThat(log.status().resumedFrom()).isEmpty();
        assertThat(log.currentRow().time()).isZero();
        log.finishEpoch();
        log.finishIteration();
        assertThat(log.status()).isEqualTo(map("_epoch_ends", List.of(0L), "epochs_done", 1L, "iterations_done", 1L));
    }

    @Test
    void junkUnderAKnownNameIsACodecExceptionThatNamesIt() {
        for (String name : List.of("iterations_done", "epochs_done", "_epoch_ends", "resumed_from")) {
            log.status().put(name, "junk");
        }
        Status status = log.status();
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(status::iterationsDone)
                .withMessageContaining("iterations_done")
                .withMessageContaining(log.hexUuid())
                .withMessageContaining("junk");
        assertThatExceptionOfType(CodecException.class).isThrownBy(status::epochsDone);
        assertThatExceptionOfType(CodecException.class).isThrownBy(status::epochEnds);
        assertThatExceptionOfType(CodecException.class).isThrownBy(status::resumedFrom);
        assertThatExceptionOfType(CodecException.class).isThrownBy(log::finishIteration);
        assertThatExceptionOfType(CodecException.class).isThrownBy(log::finishEpoch);
        assertThatExceptionOfType(CodecException.class).isThrownBy(log::currentRow);
        assertThat(status.get("iterations_done")).isEqualTo("junk");
    }

    @Test
    void junkOfEveryTypeIsACodecException() {
        for (Object junk : new Object[] {null, 1.5, true, new byte[] {1}, Double.NaN, "a\0"}) {
            log.status().put("iterations_done", junk);
            log.status().put("_epoch_ends", junk);
            assertThatExceptionOfType(CodecException.class)
                    .isThrownBy(() -> log.status().iterationsDone());
            assertThatExceptionOfType(CodecException.class)
                    .isThrownBy(() -> log.status().epochEnds());
        }
        for (Object junk : new Object[] {1L, 1.5, true, new byte[] {1}, "", "g".repeat(32), new UUID(1, 2)}) {
            log.status().put("resumed_from", junk);
            assertThatExceptionOfType(CodecException.class)
                    .isThrownBy(() -> log.status().resumedFrom());
        }
        log.status().put("_epoch_ends", List.of(1L, "two"));
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> log.status().epochEnds());
    }

    @Test
    void epochEndsOfAnyWidthAreUnderstood() {
        log.at(3).put("cost", 0.5);
        log.status().put("iterations_done", 7);
        log.status().put("_epoch_ends", List.of((byte) 1, (short) 2, 3, 4L));
        assertThat(log.status().epochEnds()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(log.lastEpochRow().orElseThrow().time()).isEqualTo(4);
        TrainingLog resumed = keep(log.resumeAt(2));
        assertThat(resumed.status().epochEnds()).containsExactly(1L, 2L);
        assertThat(keep(log.resume()).status().epochEnds()).containsExactly(1L, 2L, 3L, 4L);
        log.finishEpoch();
        assertThat(log.status().epochEnds()).containsExactly(1L, 2L, 3L, 4L, 7L);
        assertThat(log.status().get("_epoch_ends")).isEqualTo(List.of(1L, 2L, 3L, 4L, 7L));
    }

    @Test
    void anEpochEndThatIsNoTimeIsACodecExceptionThatNamesIt() {
        for (Object bad : Arrays.asList(-1, -1L, Long.MIN_VALUE, 1.0, "1", null, true, List.of(1L), BigInteger.ONE)) {
            log.status().put("_epoch_ends", Arrays.asList(1, bad));
            Map<String, Object> before = new HashMap<>(log.status());
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> log.status().epochEnds(), log::finishEpoch, log::lastEpochRow, () -> log.resumeAt(2))) {
                assertThatExceptionOfType(CodecException.class)
                        .isThrownBy(call)
                        .withMessageContaining(log.hexUuid())
                        .withMessageContaining("'_epoch_ends' holds " + bad);
            }
            assertThat(log.status()).isEqualTo(before);
        }
        assertThat(database.logs()).hasSize(1);
    }

    @Test
    void resumedFromReadsWhatIsThere() {
        UUID uuid = UUID.randomUUID();
        log.status().put("resumed_from", uuid.toString().replace("-", ""));
        assertThat(log.status().resumedFrom()).contains(uuid);
        assertThat(log.lineage().isEmpty()).isTrue();
    }

    @Test
    void theCurrentRowIsThatOfTheIterationsDone() {
        assertThat(log.currentRow().time()).isZero();
        assertThat(log.previousRow()).isEmpty();
        assertThat(log.lastEpochRow()).isEmpty();
        log.finishIteration();
        log.currentRow().put("cost", 1.5);
        assertThat(log.at(1)).isEqualTo(map("cost", 1.5));
        assertThat(log.previousRow().orElseThrow().time()).isZero();
        log.finishEpoch();
        log.finishIteration();
        assertThat(log.currentRow().time()).isEqualTo(2);
        assertThat(log.previousRow().orElseThrow()).isEqualTo(map("cost", 1.5));
        assertThat(log.lastEpochRow().orElseThrow()).isEqualTo(map("cost", 1.5));
        assertThat(log.lastEpochRow().orElseThrow().time()).isEqualTo(1);
    }

    @Test
    void manyEpochEndsComeBack() {
        for (int epoch = 0; epoch < 300; epoch++) {
            log.finishIteration();
            log.finishEpoch();
        }
        assertThat(log.status().epochEnds()).hasSize(300).startsWith(1L, 2L).endsWith(300L);
    }

    @Test
    void countersDoNotOverflow() {
        log.status().putAll(map("iterations_done", Long.MAX_VALUE, "epochs_done", Long.MAX_VALUE));
        for (Runnable finish : List.<Runnable>of(log::finishIteration, log::finishEpoch)) {
            assertThatIllegalStateException().isThrownBy(finish::run).withMessageContaining("largest integer");
        }
        assertThat(log.status().iterationsDone()).isEqualTo(Long.MAX_VALUE);
        assertThat(log.status().epochsDone()).isEqualTo(Long.MAX_VALUE);
        assertThat(log.status().epochEnds()).isEmpty();
    }
}
