package io.traininglog.benchmarks;

import java.io.IOException;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A log of {@value #STEPS} steps, spread over generations that were resumed from one another. */
@State(Scope.Thread)
public class FilledLog extends EmptyLog {

    static final int STEPS = 20_000;

    @Param({"1", "10"})
    public int keys;

    @Param({"1", "100"})
    public int depth;

    Steps steps;
    private final SplittableRandom random = new SplittableRandom(1);

    @Setup(Level.Trial)
    @Override
    public void open() throws IOException {
        super.open();
        steps = new Steps(keys);
        for (int time = 0; time < STEPS; time++) {
            if (time > 0 && time % (STEPS / depth) == 0) {
                log.resume();
            }
            log.record(time, steps.at(time));
        }
    }

    long anyTime() {
        return random.nextInt(STEPS);
    }

    String anyKey() {
        return steps.key(random.nextInt(keys));
    }
}
