package io.traininglog.benchmarks.questions;

import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Param;

/** A log of many steps, all in the store but for the newest, which came since. */
public class FilledLog extends OpenedLog {

    /** How many steps are the newest. */
    static final int TAIL = 100;

    @Param("100000")
    public int steps;

    private final SplittableRandom random = new SplittableRandom(1);

    @Override
    public void open() {
        super.open();
        steps = Math.min(steps, contender.mostSteps());
        fill();
    }

    void fill() {
        for (int time = 0; time < steps - TAIL; time++) {
            log.stream(time, step.at(time));
        }
        log.drain();
        for (int time = steps - TAIL; time < steps; time++) {
            log.stream(time, step.at(time));
        }
    }

    long anyTime(Part part) {
        return switch (part) {
            case TAIL -> steps - 1 - random.nextInt(TAIL);
            case HISTORY -> random.nextInt(steps - TAIL);
            case ALL -> random.nextInt(steps);
        };
    }

    String anyKey() {
        return step.key(random.nextInt(keys));
    }

    /** Where to read. */
    public enum Part {
        TAIL,
        HISTORY,
        ALL
    }
}
