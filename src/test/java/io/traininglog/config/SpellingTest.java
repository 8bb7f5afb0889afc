package io.traininglog.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "profile, profile, 0",
        "profle, profile, 1",
        "proffile, profile, 1",
        "prifile, profile, 1",
        "porfile, profile, 1",
        "'', profile, 7",
        "profile, '', 7",
        "kitten, sitting, 3",
    })
    void aSlipIsOneStep(String from, String to, int steps) {
        assertThat(Spelling.distance(from, to)).isEqualTo(steps);
    }

    @ParameterizedTest
    @CsvSource({
        "max-blob-size, max_blob_size",
        "LOG_BACKEND, log_backend",
        "logbackend, log_backend",
        "tmp_dir, temp_dir",
        "data_paths, data_path"
    })
    void aNearWordIsFound(String word, String meant) {
        assertThat(Spelling.nearest(word, keys())).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"password", "''", "verbose", "x"})
    void aFarWordIsNot(String word) {
        assertThat(Spelling.nearest(word, keys())).isEmpty();
    }

    @Test
    void theNearestOfSeveralIsFound() {
        assertThat(Spelling.nearest("cut", Stream.of("cab", "cup", "cat", "cut")))
                .contains("cut");
    }

    private static Stream<String> keys() {
        return Stream.of(Key.values()).map(Key::spelling);
    }
}
