package io.traininglog.benchmarks.questions;

import io.traininglog.benchmarks.contenders.Contender;
import io.traininglog.benchmarks.contenders.ContenderLog;
import io.traininglog.benchmarks.contenders.Steps;
import io.traininglog.benchmarks.contenders.TemporaryFolder;

/** How many bytes does a value take: in files after they were closed, or in the heap? Measured, not timed; a JVM each. */
public final class Footprint {

    private static final int KEYS = 10;

    private Footprint() {}

    /** Prints the bytes a value. */
    public static void main(String[] arguments) {
        Contender contender = Contender.valueOf(arguments[0]);
        int steps = Math.min(Integer.parseInt(arguments[1]), contender.mostSteps());
        long bytes = contender.isInHeap() ? heap(contender, steps) : disk(contender, steps);
        System.out.println((double) bytes / ((long) steps * KEYS));
    }

    private static long disk(Contender contender, int steps) {
        try (TemporaryFolder folder = new TemporaryFolder()) {
            fill(contender, folder, steps).close();
            return folder.bytes();
        }
    }

    private static long heap(Contender contender, int steps) {
        try (TemporaryFolder folder = new TemporaryFolder()) {
            long before = used();
            ContenderLog log = fill(contender, folder, steps);
            long after = used();
            log.close();
            return after - before;
        }
    }

    private static ContenderLog fill(Contender contender, TemporaryFolder folder, int steps) {
        Steps step = new Steps(KEYS);
        ContenderLog log = contender.open(folder.path());
        for (int time = 0; time < steps; time++) {
            log.stream(time, step.at(time));
        }
        log.drain();
        return log;
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
