package io.traininglog.benchmarks;

import io.traininglog.benchmarks.contenders.Ability;
import io.traininglog.benchmarks.contenders.Contender;
import io.traininglog.benchmarks.contenders.ContenderLog;
import io.traininglog.benchmarks.contenders.Steps;
import io.traininglog.benchmarks.contenders.TemporaryFolder;

/** Before anybody is timed: each contender answers rightly whatever it says it can. */
final class ContendersCheck {

    /** More than stores keep in one piece. */
    private static final int STEPS = 1_500;

    private static final int KEYS = 10;
    private static final String KEY = new Steps(KEYS).key(3);

    /** Every so many rows are read one by one. */
    private static final int SAMPLED = 7;

    /** Some keep floats. */
    private static final double TOLERANCE = 1e-6;

    private final Contender contender;
    private final ContenderLog log;

    private ContendersCheck(Contender contender, ContenderLog log) {
        this.contender = contender;
        this.log = log;
    }

    static void run(Iterable<Contender> contenders) {
        for (Contender contender : contenders) {
            try (TemporaryFolder folder = new TemporaryFolder();
                    ContenderLog log = contender.open(folder.path())) {
                new ContendersCheck(contender, log).check();
            }
            if (contender.can(Ability.BULK)) {
                try (TemporaryFolder folder = new TemporaryFolder();
                        ContenderLog log = contender.open(folder.path())) {
                    log.bulk(STEPS, new Steps(KEYS));
                    new ContendersCheck(contender, log).reads();
                }
            }
            System.out.println("# " + contender + " answers rightly");
        }
    }

    private void check() {
        fill();
        reads();
        if (can(Ability.PUT)) {
            same("the previous value", (Double) log.put(7, KEY, 42), Steps.value(7, 3));
            same("a value that was put", log.get(7, KEY), 42);
        }
    }

    /** In every way that the contender can write, then again as a resumed log. */
    private void fill() {
        Steps step = new Steps(KEYS);
        int time = 0;
        if (can(Ability.STREAM)) {
            for (; time < STEPS / 3; time++) {
                log.stream(time, step.at(time));
            }
        }
        if (can(Ability.STREAM_VALUES)) {
            for (; time < STEPS / 2; time++) {
                for (int key = 0; key < KEYS; key++) {
                    log.streamValue(time, step.key(key), Steps.value(time, key));
                }
            }
        }
        log.drain();
        if (can(Ability.VALUE)) {
            for (; time < STEPS * 2 / 3; time++) {
                for (int key = 0; key < KEYS; key++) {
                    log.value(time, step.key(key), Steps.value(time, key));
                }
            }
        }
        if (can(Ability.LINEAGE)) {
            log.resume();
        }
        if (can(Ability.STEP)) {
            for (; time < STEPS; time++) {
                log.step(time, step.at(time));
            }
        }
        log.rest();
    }

    private void reads() {
        double all = 0;
        double series = 0;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int time = 0; time < STEPS; time++) {
            double row = 0;
            for (int key = 0; key < KEYS; key++) {
                row += Steps.value(time, key);
            }
            double value = Steps.value(time, 3);
            all += row;
            series += value + 1e-9 * time;
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
            if (can(Ability.GET) && time % SAMPLED == 0) {
                same("a point", log.get(time, KEY), value);
            }
            if (can(Ability.ROW) && time % SAMPLED == 0) {
                same("a row", log.row(time), row);
            }
        }
        if (can(Ability.SERIES)) {
            same("a series", log.series(KEY), series);
        }
        if (can(Ability.THIN)) {
            same("the range of a thinned series", log.thinned(KEY, STEPS, 200), greatest - least);
        }
        if (can(Ability.ITERATE)) {
            same("everything", log.iterate(), all);
        }
    }

    private boolean can(Ability ability) {
        return contender.can(ability);
    }

    private void same(String what, double answered, double expected) {
        if (!(Math.abs(answered - expected) <= TOLERANCE * Math.abs(expected))) {
            throw new IllegalStateException(contender + " answered " + answered + " for " + what + ", not " + expected);
        }
    }
}
