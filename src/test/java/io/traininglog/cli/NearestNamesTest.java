package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNamesTest {

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "cost, cost, 0", "'', abc, 3", "abc, '', 3", "train_cots, train_cost, 2"})
    void theDistanceIsWhatItTakesToChangeOneIntoTheOther(String one, String other, int distance) {
        assertThat(NearestNames.distance(one, other)).isEqualTo(distance);
    }

    @Test
    void theNearestComeFirstAndFarOnesNotAtAll() {
        List<String> names = List.of("valid_cost", "train_cost", "train_cast", "learning_rate", "x");
        assertThat(NearestNames.of("train_cosd", names)).containsExactly("train_cost", "train_cast");
        assertThat(NearestNames.of("cost", List.of())).isEmpty();
        assertThat(NearestNames.of("abc", List.of("d", "e", "f", "g"))).containsExactly("d", "e", "f");
    }
}
