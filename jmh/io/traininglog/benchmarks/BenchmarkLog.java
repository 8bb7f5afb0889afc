package io.traininglog.benchmarks;

import java.util.Map;

/** The work that all contenders do. Each call is durable against the death of the process when it returns. */
interface BenchmarkLog extends AutoCloseable {

    /** Writes one step. */
    void record(long time, Map<String, Double> values);

    /** Writes one value and answers the previous one, or null. */
    Object put(long time, String key, double value);

    double get(long time, String key);

    /** Reads a row; answers the sum of its values. */
    double row(long time);

    /** Reads a series; answers the sum of its values. */
    double series(String key);

    /** Reads everything, a row at a time; answers the sum. */
    double iterate();

    /** Goes on in a new generation, where the contender has such; others go on as they are. */
    void resume();

    @Override
    void close();
}
