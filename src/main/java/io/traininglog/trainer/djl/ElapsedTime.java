package io.traininglog.trainer.djl;

import java.util.OptionalDouble;

/** The time from one batch to the next. */
final class ElapsedTime {

    private boolean isRunning;
    private long began;

    /** The seconds since the last call; empty if there was none, or a reset was later. */
    OptionalDouble seconds() {
        long now = System.nanoTime();
        OptionalDouble seconds = isRunning ? OptionalDouble.of(Math.max(1, now - began) / 1e9) : OptionalDouble.empty();
        began = now;
        isRunning = true;
        return seconds;
    }

    /** What follows does not belong to what came before. */
    void reset() {
        isRunning = false;
    }
}
