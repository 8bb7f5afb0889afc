package io.traininglog.benchmarks.questions;

import org.openjdk.jmh.annotations.Param;

/** A log of generations that follow one another in time. */
public class LineageLog extends FilledLog {

    @Param({"1", "10", "100", "1000"})
    public int depth;

    @Override
    void fill() {
        for (int time = 0; time < steps; time++) {
            if (time > 0 && time % (steps / depth) == 0) {
                log.resume();
            }
            log.stream(time, step.at(time));
        }
        log.drain();
    }
}
