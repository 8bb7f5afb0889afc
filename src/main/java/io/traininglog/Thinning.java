package io.traininglog;

import io.traininglog.store.SeriesScan;
import io.traininglog.store.SeriesSink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses the points of a series that show it when there is no room for all, as {@link SeriesOptions#atMost} says. It
 * goes through the series twice, and has no more of it than it keeps.
 */
final class Thinning implements SeriesSink {

    private final SeriesExtent extent;
    private final SeriesBuilder kept;
    private final Mark nan = new Mark();
    private final Mark greatest = new Mark();
    private final Mark least = new Mark();
    private final int room;
    private final long buckets; // 0 if there is no room for one
    private long bucket;
    private long end;
    private long index;

    /** A point that may be kept. */
    private static final class Mark {

        private long index = -1;
        private long time;
        private double value;

        boolean isSet() {
            return index >= 0;
        }

        void set(long atIndex, long atTime, double is) {
            index = atIndex;
            time = atTime;
            value = is;
        }

        void clear() {
            index = -1;
        }

        long index() {
            return index;
        }
    }

    private Thinning(SeriesExtent extent, int points) {
        this.extent = extent;
        int each = extent.hasNaN() ? 3 : 2;
        room = points - 2;
        buckets = room / each;
        end = buckets == 0 ? extent.size() : endOf(0);
        kept = new SeriesBuilder();
    }

    /** A series in at most so many points, at least 2. */
    static Series read(String key, SeriesScan scan, int points) {
        SeriesExtent extent = new SeriesExtent();
        scan.into(extent);
        if (extent.size() <= points) {
            SeriesBuilder all = new SeriesBuilder();
            scan.into(all);
            return all.build(key);
        }
        Thinning thinning = new Thinning(extent, points);
        scan.into(thinning);
        return thinning.kept.build(key, extent.skipped());
    }

    /** The index after a bucket's last: the points between the ends are shared out among the buckets. */
    private long endOf(long ending) {
        return 1 + (extent.size() - 2) * (ending + 1) / buckets;
    }

    @Override
    public void number(long time, double value) {
        if (index == 0) {
            kept.number(time, value);
        }
        boolean isBetween = index > 0 && index < extent.size() - 1;
        if (isBetween || buckets == 0) {
            mark(time, value);
        }
        index++;
        if (index == end) {
            endBucket();
        }
        if (index == extent.size()) {
            kept.number(time, value);
        }
    }

    @Override
    public void numbers(long[] times, double[] values, int from, int to) {
        int next = from;
        while (next < to) {
            boolean isWithinBucket = index > 0 && greatest.isSet() && index < end - 1;
            if (isWithinBucket) {
                int stop = (int) Math.min(to, next + (end - 1 - index));
                mark(times, values, next, stop);
                index += stop - next;
                next = stop;
            } else {
                number(times[next], values[next]);
                next++;
            }
        }
    }

    private void mark(long time, double value) {
        if (Double.isNaN(value)) {
            if (!nan.isSet()) {
                nan.set(index, time, value);
            }
        } else if (!greatest.isSet()) {
            greatest.set(index, time, value);
            least.set(index, time, value);
        } else if (value > greatest.value) {
            greatest.set(index, time, value);
        } else if (value < least.value) {
            least.set(index, time, value);
        }
    }

    /** As {@link #mark(long, double)} for each, where the bucket has a number already. */
    private void mark(long[] times, double[] values, int from, int to) {
        double most = greatest.value;
        double fewest = least.value;
        int mostAt = -1;
        int fewestAt = -1;
        for (int i = from; i < to; i++) {
            double value = values[i];
            if (value > most) {
                most = value;
                mostAt = i;
            } else if (value < fewest) {
                fewest = value;
                fewestAt = i;
            } else if (Double.isNaN(value) && !nan.isSet()) {
                nan.set(index + i - from, times[i], value);
            }
        }
        if (mostAt >= 0) {
            greatest.set(index + mostAt - from, times[mostAt], most);
        }
        if (fewestAt >= 0) {
            least.set(index + fewestAt - from, times[fewestAt], fewest);
        }
    }

    /** Keeps the marks of a bucket, or of the whole as far as there is room for them: of equal ones the earliest. */
    private void endBucket() {
        List<Mark> marks = new ArrayList<>(3);
        for (Mark mark : List.of(nan, greatest, least)) {
            if (mark.isSet() && (buckets > 0 || isUnlikeTheEnds(mark))) {
                marks.add(mark);
            }
        }
        if (buckets == 0 && marks.size() > room) {
            marks.subList(room, marks.size()).clear();
        }
        marks.sort(Comparator.comparingLong(Mark::index));
        long before = -1;
        for (Mark mark : marks) {
            if (mark.index > before) {
                kept.number(mark.time, mark.value);
                before = mark.index;
            }
        }
        nan.clear();
        greatest.clear();
        least.clear();
        bucket++;
        end = bucket < buckets ? endOf(bucket) : -1;
    }

    private boolean isUnlikeTheEnds(Mark mark) {
        return mark.index > 0 && Double.compare(mark.value, extent.last()) != 0;
    }

    @Override
    public void other(long time) {
        // counted before
    }

    @Override
    public void tombstone(long time) {
        // hides what is not there
    }
}
