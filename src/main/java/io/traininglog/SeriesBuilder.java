package io.traininglog;

import io.traininglog.store.SeriesSink;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects a series' points in arrays of primitives: in blocks, so that what came before need not be copied when more
 * comes, and in the end once into arrays of their own.
 */
final class SeriesBuilder implements SeriesSink {

    private static final int MOST = 8192;

    private final List<Block> full = new ArrayList<>();
    private Block block = new Block(64);
    private int before; // in the full blocks
    private long skipped;

    private static final class Block {

        private final long[] times;
        private final double[] values;
        private int size;

        Block(int capacity) {
            times = new long[capacity];
            values = new double[capacity];
        }

        int room() {
            return times.length - size;
        }

        void add(long[] more, double[] moreValues, int from, int count) {
            System.arraycopy(more, from, times, size, count);
            System.arraycopy(moreValues, from, values, size, count);
            size += count;
        }

        void copyTo(long[] allTimes, double[] allValues, int at) {
            System.arraycopy(times, 0, allTimes, at, size);
            System.arraycopy(values, 0, allValues, at, size);
        }
    }

    @Override
    public void number(long time, double value) {
        Block to = roomy();
        to.times[to.size] = time;
        to.values[to.size++] = value;
    }

    @Override
    public void numbers(long[] times, double[] values, int from, int to) {
        int next = from;
        while (next < to) {
            Block block = roomy();
            int count = Math.min(to - next, block.room());
            block.add(times, values, next, count);
            next += count;
        }
    }

    private Block roomy() {
        if (block.room() == 0) {
            full.add(block);
            before = Math.addExact(before, block.size);
            block = new Block(Math.min(MOST, 2 * block.size));
        }
        return block;
    }

    @Override
    public void other(long time) {
        skipped++;
    }

    @Override
    public void tombstone(long time) {
        // hides what is not there
    }

    Series build(String key) {
        return build(key, skipped);
    }

    Series build(String key, long skippedElsewhere) {
        int size = Math.addExact(before, block.size);
        long[] times = new long[size];
        double[] values = new double[size];
        int at = 0;
        for (Block filled : full) {
            filled.copyTo(times, values, at);
            at += filled.size;
        }
        block.copyTo(times, values, at);
        return new Series(key, times, values, skippedElsewhere);
    }
}
