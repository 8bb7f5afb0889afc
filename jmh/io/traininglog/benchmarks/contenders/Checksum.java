package io.traininglog.benchmarks.contenders;

/** Sums up a series in such a way that neither its times nor its values can be left unread. */
final class Checksum {

    private Checksum() {}

    static double of(long time, double value) {
        return value + 1e-9 * time;
    }
}
