package io.traininglog.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The axis of the values, linear or logarithmic, from the least to the greatest number that a double can be. */
final class ValueScale implements Scale {

    /** What differs by less, in relation to its size, is shown as the same. */
    private static final double RESOLUTION = 1e-11;

    private static final int[] WITHIN_DECADE = {1, 2, 5};
    private static final int[] DECADE = {1};
    private static final int[] DECADES = {1, 2, 5, 10, 20, 50, 100, 200, 500};

    private final double low;
    private final double high;
    private final boolean isLogarithmic;

    private ValueScale(double low, double high, boolean isLogarithmic) {
        this.low = low;
        this.high = high;
        this.isLogarithmic = isLogarithmic;
    }

    /** A linear axis from one value to another; wider where they are as good as the same. */
    static ValueScale linear(double low, double high) {
        double greatest = Math.max(Math.abs(low), Math.abs(high));
        if (high - low > greatest * RESOLUTION) {
            return new ValueScale(low, high, false);
        }
        double room = greatest == 0 ? 1 : Math.max(greatest / 10, Double.MIN_VALUE);
        return new ValueScale(Math.max(low - room, -Double.MAX_VALUE), Math.min(high + room, Double.MAX_VALUE), false);
    }

    /** A logarithmic axis from one positive value to another; wider where they are as good as the same. */
    static ValueScale logarithmic(double low, double high) {
        if (high - low > high * RESOLUTION) {
            return new ValueScale(low, high, true);
        }
        return new ValueScale(Math.max(low / 2, Double.MIN_VALUE), Math.min(high * 2, Double.MAX_VALUE), true);
    }

    double at(double value) {
        double at =
                isLogarithmic ? share(Math.log10(value), Math.log10(low), Math.log10(high)) : share(value, low, high);
        return Math.max(0, Math.min(1, at));
    }

    /** The whole range of doubles is greater than the greatest of them. */
    private static double share(double value, double low, double high) {
        return Double.isInfinite(high - low)
                ? (value / 2 - low / 2) / (high / 2 - low / 2)
                : (value - low) / (high - low);
    }

    @Override
    public List<Tick> ticks(int most) {
        List<BigDecimal> values = isLogarithmic ? logarithmicTicks(most) : linearTicks(most);
        List<String> labels = isLogarithmic ? RoundNumbers.labelsOfPowers(values) : RoundNumbers.labels(values);
        return IntStream.range(0, values.size())
                .mapToObj(i -> new Tick(at(values.get(i).doubleValue()), labels.get(i)))
                .toList();
    }

    private List<BigDecimal> linearTicks(int most) {
        return RoundNumbers.between(BigDecimal.valueOf(low), BigDecimal.valueOf(high), most, BigDecimal.ZERO);
    }

    /** Within few decades 1, 2 and 5 of each; within many the decades, or every second of them and so on. */
    private List<BigDecimal> logarithmicTicks(int most) {
        List<BigDecimal> ticks = powers(1, WITHIN_DECADE);
        if (ticks.size() < 3) {
            return linearTicks(most);
        }
        for (int decades : DECADES) {
            if (ticks.size() <= most) {
                return ticks;
            }
            ticks = powers(decades, DECADE);
        }
        return ticks;
    }

    private List<BigDecimal> powers(int decades, int[] factors) {
        List<BigDecimal> powers = new ArrayList<>();
        int first = Math.floorDiv((int) Math.floor(Math.log10(low)), decades) * decades;
        for (int exponent = first; exponent <= Math.log10(high); exponent += decades) {
            for (int factor : factors) {
                BigDecimal power = BigDecimal.valueOf(factor).scaleByPowerOfTen(exponent);
                if (power.doubleValue() >= low && power.doubleValue() <= high) {
                    powers.add(power);
                }
            }
        }
        return powers;
    }
}
