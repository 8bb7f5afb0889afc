package io.traininglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From any backend to any other and back, every cell is as it was. {@code -Dtraininglog.test.seeds=1000} soaks; {@code
 * -Dtraininglog.test.seed=42} repeats one.
 */
class CopyTest {

    private static final long SEEDS = Long.getLong("traininglog.test.seeds", 1);

    @TempDir
    Path folder;

    private static Stream<Arguments> pairs() {
        return Backend.present().flatMap(from -> Backend.present().map(to -> arguments(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyCellIsThereAndBackAgainAsItWas(Backend from, Backend to) throws Exception {
        Long one = Long.getLong("traininglog.test.seed");
        long first = one != null ? one : SEEDS * (from + " to " + to).hashCode();
        for (long seed = first; seed < first + (one != null ? 1 : SEEDS); seed++) {
            Path place = Files.createDirectory(folder.resolve("seed " + seed));
            try (LogDatabase source = open(from, place.resolve("source"));
                    LogDatabase copy = open(to, place.resolve("copy"));
                    LogDatabase back = open(from, place.resolve("back"))) {
                RandomLogs.fill(source, seed);
                List<String> content = StoredContent.of(source);
                CopyReport report = copy.copyAll(source, CopyOptions.all(), Progress.NONE);
                assertThat(StoredContent.of(copy)).as("seed %s", seed).isEqualTo(content);
                assertThat(report.copied()).hasSameSizeAs(source.logs());
                assertThat(report.isComplete()).isTrue();
                back.copyAll(copy, CopyOptions.all(), Progress.NONE);
                assertThat(StoredContent.of(back)).as("seed %s", seed).isEqualTo(content);
                List<UUID> all = report.copied();
                assertThat(source.copyAll(back, CopyOptions.all(), Progress.NONE)
                                .present())
                        .as("the same when compared, seed %s", seed)
                        .hasSameElementsAs(all);
                assertThat(StoredContent.of(source)).as("seed %s", seed).isEqualTo(content);
            }
        }
    }

    private static LogDatabase open(Backend backend, Path folder) throws Exception {
        return backend.open(LogDatabase.builder(), Files.createDirectory(folder));
    }
}
