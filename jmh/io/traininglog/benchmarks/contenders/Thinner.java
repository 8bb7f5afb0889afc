package io.traininglog.benchmarks.contenders;

import java.util.Arrays;

/** What a peer without downsampling does while it scans: keeps the least and the greatest value of each bucket. */
final class Thinner {

    private final long steps;
    private final double[] least;
    private final double[] greatest;

    Thinner(long steps, int points) {
        this.steps = steps;
        least = new double[points / 2];
        greatest = new double[points / 2];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
    }

    void add(long time, double value) {
        int bucket = (int) (time * least.length / steps);
        least[bucket] = Math.min(least[bucket], value);
        greatest[bucket] = Math.max(greatest[bucket], value);
    }

    double range() {
        return Arrays.stream(greatest).max().orElseThrow()
                - Arrays.stream(least).min().orElseThrow();
    }
}
