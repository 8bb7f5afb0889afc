package io.traininglog.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.LogDatabase;
import io.traininglog.ReadOnlyException;
import io.traininglog.TrainingLog;
import io.traininglog.UnsupportedValueException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trainer's iterations are those of its log. */
class IterationsTest {

    @Test
    void valuesStandAtTheIterationThatTheyBelongTo() {
        try (TrainingLog log = TrainingLog.inMemory()) {
            Iterations iterations = Iterations.of(log);
            iterations.next("loss", 0.5);
            iterations.next(Map.of("loss", 0.25f, "note", "better"));

            assertThat(log.rows())
                    .isEqualTo(Map.of(1L, Map.of("loss", 0.5), 2L, Map.of("loss", 0.25, "note", "better")));
            assertThat(log.status().iterationsDone()).isEqualTo(2);
            assertThat(log.currentRow()).containsEntry("note", "better");
        }
    }

    @Test
    void aTrainersOwnCountGoesOnFromTheLogs() {
        try (TrainingLog first = TrainingLog.inMemory()) {
            Iterations.of(first).at(100, "loss", 0.5);
            try (TrainingLog log = first.resumeAt(80)) {
                Iterations iterations = Iterations.of(log);
                iterations.at(0, Map.of("examples", 7));
                iterations.at(50, "loss", 0.25);
                iterations.at(100, "loss", 0.125);

                assertThat(log.rows().keySet()).containsExactly(80L, 130L, 180L);
                assertThat(log.status().iterationsDone()).isEqualTo(180);
                assertThat(iterations.done()).isEqualTo(180);
            }
        }
    }

    @Test
    void anEarlierIterationDoesNotTurnTheCountBack() {
        try (TrainingLog log = TrainingLog.inMemory()) {
            Iterations iterations = Iterations.of(log);
            iterations.at(10, "loss", 0.5);
            iterations.at(4, "late", 1);
            iterations.next("loss", 0.25);

            assertThat(log.rows().keySet()).containsExactly(4L, 10L, 11L);
            assertThat(log.status().iterationsDone()).isEqualTo(11);
        }
    }

    @Test
    void severalSideBySideAgree() {
        try (TrainingLog log = TrainingLog.inMemory()) {
            LossRecorder loss = LossRecorder.of(log, "loss");
            LossRecorder norm = LossRecorder.of(log, "gradient_norm");
            for (int i = 0; i < 3; i++) {
                loss.accept(1.0 / (i + 1));
                norm.accept(i);
            }
            assertThat(log.series("loss").times()).containsExactly(1, 2, 3);
            assertThat(log.series("gradient_norm").times()).containsExactly(1, 2, 3);
            assertThat(log.status().iterationsDone()).isEqualTo(3);
        }
    }

    @Test
    void severalInThreadsOfTheirOwnAgree() throws InterruptedException {
        int threads = 4;
        int iterations = 20_000;
        Set<Long> counts = new ConcurrentSkipListSet<>();
        try (TrainingLog log = TrainingLog.inMemory()) {
            CyclicBarrier step =
                    new CyclicBarrier(threads, () -> counts.add(log.status().iterationsDone()));
            List<Thread> recording = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                LossRecorder recorder = LossRecorder.of(log, "loss " + i);
                recording.add(new Thread(() -> {
                    for (int iteration = 0; iteration < iterations; iteration++) {
                        recorder.accept(iteration);
                        await(step);
                    }
                }));
            }
            recording.forEach(Thread::start);
            for (Thread thread : recording) {
                thread.join();
            }
            assertThat(counts)
                    .isEqualTo(LongStream.rangeClosed(1, iterations).boxed().collect(Collectors.toSet()));
        }
    }

    private static void await(CyclicBarrier step) {
        try {
            step.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsRecordedAfterAFailureKeepsItsTime() {
        try (TrainingLog log = TrainingLog.inMemory()) {
            Iterations iterations = Iterations.of(log);
            iterations.next("loss", 3);
            assertThatThrownBy(() -> iterations.next(Map.of("loss", Thread.currentThread())))
                    .isInstanceOf(UnsupportedValueException.class);
            assertThat(log.status().iterationsDone()).isEqualTo(1);

            iterations.next("loss", 1);
            assertThat(log.series("loss").times()).containsExactly(1, 3);
            assertThat(log.status().iterationsDone()).isEqualTo(3);
        }
    }

    @Test
    void whatTheLogRefusesIsThrown(@TempDir Path folder) {
        Path file = folder.resolve("runs.sqlite");
        UUID uuid;
        try (TrainingLog log = TrainingLog.open(file)) {
            uuid = log.uuid();
        }
        try (LogDatabase database = LogDatabase.builder().readOnly().open(file);
                TrainingLog log = database.open(uuid)) {
            assertThatThrownBy(() -> LossRecorder.of(log, "loss").accept(0.5)).isInstanceOf(ReadOnlyException.class);
        }
        try (TrainingLog log = TrainingLog.inMemory()) {
            Iterations iterations = Iterations.of(log);
            assertThatThrownBy(() -> iterations.at(-1, "loss", 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("-1");
            assertThat(log.rows()).isEmpty();
        }
    }
}
