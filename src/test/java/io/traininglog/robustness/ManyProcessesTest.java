package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four processes train into one database while a fifth reads it, and this one too. {@code
 * -Dtraininglog.test.steps=10000} makes them take so many steps.
 */
class ManyProcessesTest {

    private static final int WRITERS = 4;
    private static final int STEPS = Integer.getInteger("traininglog.test.steps", 300);

    @TempDir
    Path folder;

    @Test
    void nothingIsLostNobodySeesATornRowAndCountersAddUp() throws Exception {
        Path file = folder.resolve("shared.sqlite");
        List<ChildJvm> children = new ArrayList<>();
        try (LogDatabase database = LogDatabase.open(file);
                TrainingLog shared = database.create()) {
            for (int number = 0; number <= WRITERS; number++) {
                int steps = number == WRITERS ? 0 : STEPS;
                children.add(ChildJvm.start(SharingTrainer.class, file, shared.uuid(), number, steps));
            }
            for (ChildJvm child : children) {
                child.expect("ready");
            }
            for (ChildJvm child : children) {
                child.tell("");
            }
            for (ChildJvm writer : children.subList(0, WRITERS)) {
                String wrote = writer.line();
                assertThat(wrote).as(writer::errors).startsWith("wrote ");
                checkOwn(database, wrote.substring("wrote ".length()));
                SharingTrainer.check(Map.copyOf(shared.at(0)));
                writer.finish();
            }
            children.get(WRITERS).tell("stop");
            assertThat(children.get(WRITERS).line())
                    .as(children.get(WRITERS)::errors)
                    .startsWith("read ");
            children.get(WRITERS).finish();
            checkShared(shared);
        } finally {
            for (ChildJvm child : children) {
                child.close();
            }
        }
        assertThat(Databases.integrity(file)).containsExactly("ok");
    }

    private static void checkOwn(LogDatabase database, String hexUuid) {
        try (TrainingLog own = database.open(Databases.uuid(hexUuid))) {
            assertThat(own.series("cost").values()).hasSize(STEPS).endsWith(STEPS);
            assertThat(own.status().iterationsDone()).isEqualTo(STEPS);
        }
    }

    private static void checkShared(TrainingLog shared) {
        assertThat(shared.status().iterationsDone()).isEqualTo((long) WRITERS * STEPS);
        assertThat(shared.at(0)).hasSize(SharingTrainer.KEYS);
        SharingTrainer.check(Map.copyOf(shared.at(0)));
        for (int number = 0; number < WRITERS; number++) {
            assertThat(shared.series(number + " alone").values()).hasSize(STEPS);
            for (long step = 1; step <= STEPS; step++) {
                assertThat(shared.at(1_000_000L * (number + 1) + step))
                        .isEqualTo(SharingTrainer.sameUnderAllKeys(step));
            }
        }
    }
}
