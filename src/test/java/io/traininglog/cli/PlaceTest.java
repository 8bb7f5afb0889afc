package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a file and what a server, whose password is not shown in any case. */
class PlaceTest {

    @ParameterizedTest
    @ValueSource(strings = {"runs.sqlite", "/data/postgres/runs", "postgres", "C:\\runs.sqlite"})
    void aPathIsAFile(String text) {
        assertThat(Place.of(text).isFile()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://ada:hunter2@db.example/runs",
                "postgres://ada:hunter2@db.example/runs",
                "PostgreSQL://db.example/runs?user=ada&password=hunter2",
            })
    void aUrlOfAnotherFormIsRefusedAndNotShown(String text) {
        Place place = Place.of(text);
        assertThat(place.isFile()).isFalse();
        assertThatThrownBy(place::read)
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("expected jdbc:postgresql://HOST:PORT/DATABASE")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "no backend for jdbc:other://ada:hunter2@h/runs., no backend for jdbc:other://…@h/runs.",
        "expected jdbc:postgresql://HOST:PORT/DATABASE; it, expected jdbc:postgresql://HOST:PORT/DATABASE; it",
    })
    void aMessageShowsUrlsKindsAndTheFormOfOne(String message, String shown) {
        assertThat(JdbcUrls.hidden(message)).isEqualTo(shown);
    }

    @Test
    void theFormWithMoreToItIsHidden() {
        assertThat(JdbcUrls.hidden("jdbc:postgresql://HOST:PORT/DATABASE?password=hunter2"))
                .doesNotContain("hunter2");
    }
}
