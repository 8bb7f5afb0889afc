package io.traininglog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.LogDatabase;
import io.traininglog.SchemaException;
import io.traininglog.TrainingLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shared is kept while a store of the file is open, and no longer. */
class DatabaseStateTest {

    @TempDir
    Path folder;

    @Test
    void storesOfOneFileShareItUntilTheLastIsClosed() {
        Path file = folder.resolve("runs.sqlite");
        DatabaseState first = DatabaseState.of(file);
        DatabaseState second = DatabaseState.of(file);
        assertThat(second).isSameAs(first);
        first.close();
        assertThat(DatabaseState.of(file)).isSameAs(first);
        first.close();
        second.close();
        try (DatabaseState next = DatabaseState.of(file)) {
            assertThat(next).isNotSameAs(first);
        }
    }

    @Test
    void otherFilesAndMemoryHaveTheirOwn() {
        try (DatabaseState one = DatabaseState.of(folder.resolve("one"));
                DatabaseState other = DatabaseState.of(folder.resolve("other"))) {
            assertThat(one).isNotSameAs(other);
            assertThat(DatabaseState.ofOneStore()).isNotSameAs(DatabaseState.ofOneStore());
        }
    }

    @Test
    void itIsForgottenWithTheHandlesAndAfterAnOpeningThatFailed() throws Exception {
        Path file = folder.toRealPath().resolve("runs.sqlite");
        for (int seconds = 1; seconds <= 2; seconds++) {
            LogDatabase.Builder builder = LogDatabase.builder().busyWait(Duration.ofSeconds(seconds));
            try (LogDatabase database = builder.open(file);
                    TrainingLog log = database.create()) {
                log.record(1, "cost", 1);
            }
        }
        Path bad = Files.writeString(folder.toRealPath().resolve("bad.sqlite"), "no database, but a text".repeat(50));
        assertThatThrownBy(() -> LogDatabase.open(bad)).isInstanceOf(SchemaException.class);
        for (Path path : new Path[] {file, bad}) {
            try (DatabaseState state = DatabaseState.of(path)) {
                assertThat(state.changes()).isZero();
            }
        }
    }
}
