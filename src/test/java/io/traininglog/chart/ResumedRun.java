package io.traininglog.chart;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Draws the picture of the documentation: a run of three generations, each with a lower learning rate. {@link
 * ResumedRunTest} says how.
 */
final class ResumedRun {

    static final Path PICTURE = Path.of("src/site/resources/images/resumed-run.png");
    static final PictureSize SIZE = new PictureSize(800, 400);

    private static final long[] RESUMED_AT = {1_200, 2_600};

    private ResumedRun() {}

    /** The same every time. */
    static Chart chart() {
        Random random = new Random(2026);
        double[] level = {2.3};
        return Chart.of(new Curve(
                        "c07d5e18",
                        Curves.over(1, 4_000, time -> {
                            int generation = time <= RESUMED_AT[0] ? 0 : time <= RESUMED_AT[1] ? 1 : 2;
                            double floor = 0.5 / (1 << (2 * generation));
                            level[0] += (floor - level[0]) * 0.004;
                            return level[0] + 0.25 * floor * random.nextGaussian();
                        }),
                        List.of(RESUMED_AT[0], RESUMED_AT[1])))
                .title("train_cost")
                .smoothing(0.95);
    }
}
