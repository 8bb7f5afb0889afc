package io.traininglog.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mvn test -Dtest=ResumedRunTest -Dtraininglog.test.pictures=write} draws the documentation's picture again. */
class ResumedRunTest {

    @TempDir
    Path folder;

    @Test
    void theDocumentationShowsWhatIsDrawn() throws IOException {
        if ("write".equals(System.getProperty("traininglog.test.pictures"))) {
            Files.createDirectories(ResumedRun.PICTURE.getParent());
            ResumedRun.chart().write(ResumedRun.PICTURE, ResumedRun.SIZE);
        }
        Path drawn = folder.resolve("drawn.png");
        ResumedRun.chart().write(drawn, ResumedRun.SIZE);
        Pixels expected = Pixels.of(drawn);
        Pixels shown = Pixels.of(ResumedRun.PICTURE);
        assertThat(Files.size(ResumedRun.PICTURE)).isLessThan(40_000);
        assertThat(shown.image().getWidth()).isEqualTo(ResumedRun.SIZE.width());
        // Another machine's letters are of another size, and move the plot a little.
        assertThat(shown.coloured()).isCloseTo(expected.coloured(), withPercentage(10));
        assertThat(shown.columns(Pixels.BLUE).size())
                .isCloseTo(expected.columns(Pixels.BLUE).size(), withPercentage(5));
    }
}
