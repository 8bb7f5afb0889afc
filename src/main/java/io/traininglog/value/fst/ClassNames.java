package io.traininglog.value.fst;

import java.util.List;

/**
 * How classes are named in a payload: 0, the name and the {@linkplain ClassShape fingerprint} where a class occurs first;
 * its number from then on. The numbers below are taken from the start, in this order; they are part of codec 1.
 */
final class ClassNames {

    static final List<Class<?>> NUMBERED = List.of(
            boolean[].class,
            byte[].class,
            char[].class,
            short[].class,
            int[].class,
            long[].class,
            float[].class,
            double[].class,
            boolean[][].class,
            byte[][].class,
            char[][].class,
            short[][].class,
            int[][].class,
            long[][].class,
            float[][].class,
            double[][].class,
            Object[].class,
            Object[][].class,
            String[].class,
            String[][].class,
            Integer[].class,
            Long[].class,
            Double[].class,
            Boolean[].class);

    private ClassNames() {}
}
