package io.traininglog.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void thinnedTimesGrowApartAndKeepTheFirstAndTheLast() {
        assertThat(Report.thinned(LongStream.rangeClosed(0, 20).boxed().toList()))
                .containsExactly(0L, 1L, 2L, 3L, 4L, 6L, 9L, 13L, 19L, 20L);
        assertThat(Report.thinned(List.of())).isEmpty();
        assertThat(Report.thinned(List.of(7L))).containsExactly(7L);
    }
}
