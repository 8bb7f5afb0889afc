package io.traininglog.importer;

import io.traininglog.LogWriter;
import java.util.function.LongFunction;

/**
 * Writes the values of one key, which come in the order of their steps. Of several at one step the newest is kept, and of
 * those of one moment the greatest, which is MLflow's own rule; a NaN is less than any number.
 */
final class NewestByStep {

    private final LogWriter to;
    private final LeftOut leftOut;
    private final String key;
    private final LongFunction<String> places;
    private boolean hasAny;
    private long step;
    private long moment;
    private double value;
    private long place;
    private long lastStep = -1;

    /**
     * A writer.
     *
     * @param places makes of a value's number what tells people where it stands
     */
    NewestByStep(LogWriter to, LeftOut leftOut, String key, LongFunction<String> places) {
        this.to = to;
        this.leftOut = leftOut;
        this.key = key;
        this.places = places;
    }

    /**
     * A value comes.
     *
     * @param step not less than the one before
     */
    void add(long step, long moment, double value, long place) {
        if (step < 0) {
            leftOut.add(places.apply(place), noTime(step));
        } else if (!hasAny || step != this.step) {
            end();
            take(step, moment, value, place);
        } else if (isNewer(moment, value)) {
            loses(this.value, this.place, value);
            take(step, moment, value, place);
        } else {
            loses(value, place, this.value);
        }
    }

    /** Why a value at a negative step is left out. */
    static String noTime(long step) {
        return "step " + step + " is no time: those are from 0 on";
    }

    private boolean isNewer(long moment, double value) {
        return moment > this.moment || (moment == this.moment && (value > this.value || Double.isNaN(this.value)));
    }

    private void take(long step, long moment, double value, long place) {
        this.step = step;
        this.moment = moment;
        this.value = value;
        this.place = place;
        hasAny = true;
    }

    /** Of two that are the same, nothing is lost. */
    private void loses(double loser, long place, double winner) {
        if (Double.doubleToRawLongBits(loser) != Double.doubleToRawLongBits(winner)) {
            leftOut.add(
                    places.apply(place),
                    "'" + key + "' was logged again at step " + step + "; " + loser + " gives way to " + winner);
        }
    }

    /** Writes what has come; to be called after the last value. */
    void end() {
        if (hasAny) {
            to.put(step, key, value);
            lastStep = step;
            hasAny = false;
        }
    }

    /** The last step that was written; -1 for none. */
    long lastStep() {
        return lastStep;
    }
}
