package io.traininglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the status of a resumed log begins with. */
final class ResumedStatusContractTest extends ContractTest {

    /** Epochs that end at 2, 4, 6 and 8, and 9 iterations. */
    private void train() {
        for (int i = 1; i <= 9; i++) {
            log.at(i).put("cost", 1.0 / i);
            log.finishIteration();
            if (i % 2 == 0) {
                log.finishEpoch();
            }
        }
    }

    @Test
    void resumeCopiesTheStatus() {
        train();
        log.status().put("note", "text");
        log.status().put("bytes", new byte[] {1});
        Status status = keep(log.resume()).status();
        assertThat(status.iterationsDone()).isEqualTo(9);
        assertThat(status.epochsDone()).isEqualTo(4);
        assertThat(status.epochEnds()).containsExactly(2L, 4L, 6L, 8L);
        assertThat(status.resumedFrom()).contains(log.uuid());
        assertThat(status.get("resumed_from")).isEqualTo(log.hexUuid());
        assertThat(status.get("note")).isEqualTo("text");
        assertThat(status.get("bytes")).isEqualTo(new byte[] {1});
        assertThat(log.status().resumedFrom()).isEmpty();
    }

    @Test
    void theCopyIsNotLive() {
        TrainingLog child = keep(log.resume());
        log.status().put("note", 1);
        log.finishIteration();
        child.status().remove("epochs_done");
        assertThat(child.status()).hasSize(3);
        assertThat(child.status().iterationsDone()).isZero();
        assertThat(log.status()).hasSize(5);
    }

    @Test
    void resumeAtGoesBackToThatTime() {
        train();
        for (long time = 0; time <= 12; time++) {
            Status status = keep(log.resumeAt(time)).status();
            long epochs = Math.min(4, time / 2);
            assertThat(status.iterationsDone()).isEqualTo(time);
            assertThat(status.epochsDone()).isEqualTo(epochs);
            assertThat(status.epochEnds()).hasSize((int) epochs).allMatch(end -> end % 2 == 0);
        }
    }

    @Test
    void epochsDoneFallsByTheNumberDroppedButNeverBelowZero() {
        train();
        log.status().put("epochs_done", 10);
        assertThat(keep(log.resumeAt(5)).status().epochsDone()).isEqualTo(8);
        log.status().put("epochs_done", 1);
        assertThat(keep(log.resumeAt(5)).status().epochsDone()).isZero();
    }

    @Test
    void resumeAtOfAClearedStatusIsThatOfANewLog() {
        train();
        log.status().clear();
        Status status = keep(log.resumeAt(3)).status();
        assertThat(status.iterationsDone()).isEqualTo(3);
        assertThat(status.epochsDone()).isZero();
        assertThat(status.epochEnds()).isEmpty();
        assertThat(status.resumedFrom()).contains(log.uuid());
        assertThat(keep(log.resume()).status()).isEqualTo(map("resumed_from", log.hexUuid()));
    }

    @Test
    void resumeCopiesJunkAsItIs() {
        log.status().put("iterations_done", "junk");
        log.status().put("_epoch_ends", null);
        TrainingLog child = keep(log.resume());
        assertThat(child.status().get("iterations_done")).isEqualTo("junk");
        assertThat(child.status().get("_epoch_ends")).isNull();
    }

    @Test
    void resumeCopiesWhatThisHandleMayNotDecode() {
        if (backend == Backend.SQLITE_FILE) {
            TrainingLog allowing =
                    keep(open(LogDatabase.builder().allow("io.traininglog")).open(log.uuid()));
            allowing.status().put("secret", new Secret(7));
            assertThatExceptionOfType(CodecException.class)
                    .isThrownBy(() -> log.status().get("secret"));
            TrainingLog child = keep(log.resume());
            TrainingLog childAllowing =
                    keep(open(LogDatabase.builder().allow("io.traininglog")).open(child.uuid()));
            assertThat(childAllowing.status().get("secret")).isEqualTo(new Secret(7));
            assertThat(keep(log.resumeAt(3)).status()).containsKey("secret");
        }
    }

    record Secret(int value) implements Serializable {}

    @Test
    void theEndsOfEpochsThatAreNoListMakeResumeAtFailAndCreateNothing() {
        log.status().put("_epoch_ends", "junk");
        assertThatExceptionOfType(CodecException.class).isThrownBy(() -> log.resumeAt(1));
        assertThat(database.logs()).hasSize(1);
    }

    @Test
    void aGrandchildIsResumedFromTheChild() {
        TrainingLog child = keep(log.resume());
        TrainingLog grandchild = keep(child.resume());
        assertThat(grandchild.status().resumedFrom()).contains(child.uuid());
        assertThat(child.status().resumedFrom()).contains(log.uuid());
    }

    @Test
    void aCheckpointIsResumedAtItsTime() throws Exception {
        train();
        Checkpoint checkpoint = log.checkpoint();
        assertThat(checkpoint.uuid()).isEqualTo(log.uuid());
        assertThat(checkpoint.time()).isEqualTo(9);
        log.at(10).put("cost", 0);
        log.finishIteration();
        log.finishEpoch();
        TrainingLog child = keep(database.resume(copy(checkpoint)));
        assertThat(child.rows().keySet()).hasSize(9).doesNotContain(10L);
        assertThat(child.status().iterationsDone()).isEqualTo(9);
        assertThat(child.status().epochEnds()).containsExactly(2L, 4L, 6L, 8L);
        assertThat(child.status().resumedFrom()).contains(log.uuid());
    }

    private static Checkpoint copy(Checkpoint checkpoint) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(checkpoint);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (Checkpoint) in.readObject();
        }
    }

    @Test
    void aCheckpointOfTheChildIsTheChilds() {
        train();
        TrainingLog child = keep(log.resumeAt(4));
        child.at(5).put("cost", "child");
        child.finishIteration();
        TrainingLog grandchild = keep(database.resume(child.checkpoint()));
        assertThat(grandchild.at(5)).isEqualTo(map("cost", "child"));
        assertThat(grandchild.lineage().size()).isEqualTo(2);
        assertThat(grandchild.status().iterationsDone()).isEqualTo(5);
    }

    @Test
    void aCheckpointChecksItsParts() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint("x", UUID.randomUUID(), -1));
        assertThatNullPointerException().isThrownBy(() -> new Checkpoint("x", null, 1));
        assertThatNullPointerException().isThrownBy(() -> new Checkpoint(null, UUID.randomUUID(), 1));
    }
}
