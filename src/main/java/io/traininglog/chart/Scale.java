package io.traininglog.chart;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** An axis: what lies on it from 0 to 1. */
interface Scale {

    /** More are not easier to read. */
    int MOST_TICKS = 12;

    /** Round numbers on it, in ascending order: about so many. */
    List<Tick> ticks(int most);

    /**
     * As many ticks as there is room for.
     *
     * @param length of the axis
     * @param gap the least distance between labels; half of it where there would be one label alone
     * @param extent of a label along the axis
     */
    default List<Tick> ticks(double length, double gap, ToDoubleFunction<String> extent) {
        List<Tick> ticks = ticksApart(length, gap, extent);
        return ticks.size() > 1 ? ticks : ticksApart(length, gap / 2, extent);
    }

    private List<Tick> ticksApart(double length, double gap, ToDoubleFunction<String> extent) {
        for (int most = MOST_TICKS; most > 0; most--) {
            List<Tick> ticks = ticks(most);
            if (areApart(ticks, length, gap, extent)) {
                return ticks;
            }
        }
        return List.of();
    }

    private static boolean areApart(List<Tick> ticks, double length, double gap, ToDoubleFunction<String> extent) {
        double end = Double.NEGATIVE_INFINITY;
        for (Tick tick : ticks) {
            double half = extent.applyAsDouble(tick.label()) / 2;
            if (tick.at() * length - half < end + gap) {
                return false;
            }
            end = tick.at() * length + half;
        }
        return true;
    }
}
