package io.traininglog.benchmarks.contenders;

/** Takes the points of a series as they are scanned. */
interface PointReader {

    void read(long time, double value);
}
