package io.traininglog.benchmarks.questions;

import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** How often a question is asked, so that all of them together take half an hour, or minutes in a quick run. */
public enum Effort {
    /** Calls of nanoseconds to microseconds. */
    STEADY(3, 5, 800, 1),
    /** Calls of up to seconds. */
    SLOW(2, 5, 1000, 1),
    /** Percentiles far out take many calls, which come at a pace. */
    PACED(2, 2, 6000, 1),
    /** A whole run is its own warm-up after the first. */
    SHOT(1, 3, 0, 1),
    /** Each time in a new JVM that has done nothing yet. */
    COLD(0, 1, 0, 1),
    /** On a server, whose moments differ more than its clients do: several times in turn. */
    SERVER(3, 3, 500, 3),
    /** A long answer of a server, which takes a while until the JVM has compiled what reads it. */
    SERVER_SCAN(2, 3, 2000, 3),
    /** A whole run on a server. */
    SERVER_SHOT(1, 1, 0, 2);

    private static final int QUICK_MILLIS = 200;

    private final int warmups;
    private final int iterations;
    private final int millis;
    private final int rounds;

    Effort(int warmups, int iterations, int millis, int rounds) {
        this.warmups = warmups;
        this.iterations = iterations;
        this.millis = millis;
        this.rounds = rounds;
    }

    /** How often the contenders take turns, a JVM each. */
    public int rounds(boolean quick) {
        return quick ? 1 : rounds;
    }

    public void apply(ChainedOptionsBuilder options, boolean quick) {
        int forks = this == COLD ? (quick ? 2 : 15) : 1;
        options.forks(forks)
                .warmupIterations(quick ? Math.min(warmups, 1) : warmups)
                .measurementIterations(quick ? Math.min(iterations, 2) : iterations);
        if (millis > 0) {
            TimeValue time = TimeValue.milliseconds(quick ? Math.min(millis, QUICK_MILLIS) : millis);
            options.warmupTime(time).measurementTime(time);
        }
    }
}
