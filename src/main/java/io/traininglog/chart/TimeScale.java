package io.traininglog.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** The axis of the time, which counts iterations: its ticks are whole numbers. */
final class TimeScale implements Scale {

    private final long from;
    private final long to;

    private TimeScale(long from, long to) {
        this.from = from;
        this.to = to;
    }

    /** An axis from one time to another; wider where they are the same, so that there is something to see. */
    static TimeScale over(long from, long to) {
        if (from < to) {
            return new TimeScale(from, to);
        }
        return new TimeScale(Math.max(0, from - 1), to == Long.MAX_VALUE ? to : to + 1);
    }

    boolean contains(long time) {
        return from <= time && time <= to;
    }

    /** Exact in the difference: times may be too great for a double. */
    double at(long time) {
        return (double) (time - from) / (to - from);
    }

    /** Which of so many columns shows it: the first and the last time lie in the middle of theirs. */
    int column(long time, int columns) {
        return (int) Math.round(at(time) * (columns - 1));
    }

    @Override
    public List<Tick> ticks(int most) {
        List<BigDecimal> times =
                RoundNumbers.between(BigDecimal.valueOf(from), BigDecimal.valueOf(to), most, BigDecimal.ONE);
        List<String> labels = RoundNumbers.labels(times);
        return IntStream.range(0, times.size())
                .mapToObj(i -> new Tick(at(times.get(i).longValueExact()), labels.get(i)))
                .toList();
    }
}
