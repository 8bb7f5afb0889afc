package io.traininglog.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Numbers that are easy to read: multiples of 1, 2 or 5 times a power of ten. Exact, however great or small they are. */
final class RoundNumbers {

    private static final int[] STEPS = {1, 2, 5, 10};
    private static final int PLAIN_LENGTH = 7;

    private RoundNumbers() {}

    /** The multiples of the finest such step, at least as great as the given one, of which about so many lie between. */
    static List<BigDecimal> between(BigDecimal low, BigDecimal high, int most, BigDecimal leastStep) {
        BigDecimal step = step(high.subtract(low), most).max(leastStep);
        List<BigDecimal> numbers = new ArrayList<>();
        BigDecimal number = low.divide(step, 0, RoundingMode.CEILING).multiply(step);
        while (number.compareTo(high) <= 0) {
            numbers.add(number);
            number = number.add(step);
        }
        return numbers;
    }

    private static BigDecimal step(BigDecimal range, int most) {
        BigDecimal least = range.divide(BigDecimal.valueOf(most), MathContext.DECIMAL64);
        int exponent = exponent(least);
        return IntStream.of(STEPS)
                .mapToObj(step -> BigDecimal.valueOf(step).scaleByPowerOfTen(exponent))
                .filter(step -> step.compareTo(least) >= 0)
                .findFirst()
                .orElseThrow();
    }

    private static int exponent(BigDecimal number) {
        return number.precision() - number.scale() - 1;
    }

    /** All with as many decimals as the finest needs; with powers of ten where that is long and they are shorter. */
    static List<String> labels(List<BigDecimal> numbers) {
        int decimals = numbers.stream().mapToInt(RoundNumbers::decimals).reduce(0, Math::max);
        return labels(numbers, number -> decimals);
    }

    /** Each with as many decimals as it needs itself; with powers of ten likewise. */
    static List<String> labelsOfPowers(List<BigDecimal> numbers) {
        return labels(numbers, RoundNumbers::decimals);
    }

    private static int decimals(BigDecimal number) {
        return Math.max(0, number.stripTrailingZeros().scale());
    }

    private static List<String> labels(List<BigDecimal> numbers, ToIntFunction<BigDecimal> decimals) {
        List<String> plain = numbers.stream()
                .map(number -> number.setScale(decimals.applyAsInt(number), RoundingMode.UNNECESSARY)
                        .toPlainString())
                .toList();
        if (length(plain) <= PLAIN_LENGTH) {
            return plain;
        }
        List<String> scientific = numbers.stream().map(RoundNumbers::scientific).toList();
        return length(scientific) < length(plain) ? scientific : plain;
    }

    private static String scientific(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        BigDecimal stripped = number.stripTrailingZeros();
        int exponent = exponent(stripped);
        String mantissa = stripped.movePointLeft(exponent).toPlainString();
        return exponent == 0 ? mantissa : mantissa + "e" + exponent;
    }

    private static int length(List<String> labels) {
        return labels.stream()
                .mapToInt(label -> label.startsWith("-") ? label.length() - 1 : label.length())
                .reduce(0, Math::max);
    }
}
