package io.traininglog.benchmarks.contenders;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The work that contenders do, in the words of this library. What a contender's {@linkplain Contender#can abilities} leave
 * out throws.
 *
 * <p>Keys are {@link Steps}' in their order. Maps are used again by the caller, so that a contender copies what it keeps.
 */
public interface ContenderLog extends AutoCloseable {

    /** Writes one step, safe from the death of the process. */
    void step(long time, Map<String, Double> values);

    /** Writes one value, safe from the death of the process. */
    default void value(long time, String key, double value) {
        throw unable();
    }

    /** Writes one value, safe from the death of the process, and answers the previous one. */
    default @Nullable Object put(long time, String key, double value) {
        throw unable();
    }

    /** Writes one step that {@link #drain} makes safe. */
    default void stream(long time, Map<String, Double> values) {
        step(time, values);
    }

    /** Writes one value that {@link #drain} makes safe. */
    default void streamValue(long time, String key, double value) {
        value(time, key, value);
    }

    /** Returns once everything is in the store itself, not in a buffer or a journal before it. */
    default void drain() {}

    /** Writes the first steps of an empty log as quickly as it can, and returns when they are in the store; goes on with it. */
    default void bulk(int count, Steps steps) {
        throw unable();
    }

    /** Lets work in the background come to an end, as the pause between two bursts does. */
    default void rest() {}

    default double get(long time, String key) {
        throw unable();
    }

    /** Reads a row with its keys; answers the sum of its values. */
    default double row(long time) {
        throw unable();
    }

    /** Reads the times and values of a key; answers {@link Checksum}s of both. */
    default double series(String key) {
        throw unable();
    }

    /**
     * Reads a series as so many points; answers how far apart their least and greatest value are.
     *
     * @param steps how many there are, which a peer that scans need not find out first
     */
    default double thinned(String key, long steps, int points) {
        throw unable();
    }

    /** Reads times, keys and values of everything in order of time; answers the sum of the values. */
    default double iterate() {
        throw unable();
    }

    /** Goes on in a new generation. */
    default void resume() {
        throw unable();
    }

    @Override
    void close();

    private UnsupportedOperationException unable() {
        return new UnsupportedOperationException(getClass().getSimpleName() + " cannot do this: see its abilities");
    }
}
