package io.traininglog.cli;

import io.traininglog.SeriesOptions;
import io.traininglog.TrainingLog;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Looks for the last value of a key. Where it is not at the log's last time, ever longer stretches before it are asked. */
final class LastValue {

    private static final long FIRST_STRETCH = 1024;

    private final TrainingLog log;
    private final OptionalLong lastTime;

    /**
     * @param lastTime of the log
     */
    LastValue(TrainingLog log, OptionalLong lastTime) {
        this.log = log;
        this.lastTime = lastTime;
    }

    /** The last time at which the key has a value, be it a number or not. */
    OptionalLong timeOf(String key) {
        if (lastTime.isEmpty() || log.at(lastTime.getAsLong()).containsKey(key)) {
            return lastTime;
        }
        long length = FIRST_STRETCH;
        for (long to = lastTime.getAsLong() - 1; to >= 0; ) {
            long from = Math.max(0, to - length + 1);
            OptionalLong found = lastOf(key, from, to);
            if (found.isPresent()) {
                return found;
            }
            to = from - 1;
            length = Math.min(8 * length, Long.MAX_VALUE / 8);
        }
        return OptionalLong.empty();
    }

    /** Of what is no number only how much there is can be asked: the later half of the stretch, and then the other. */
    private OptionalLong lastOf(String key, long from, long to) {
        var series = log.series(key, SeriesOptions.all().from(from).to(to).atMost(2));
        if (series.skipped() == 0) {
            return series.isEmpty() ? OptionalLong.empty() : OptionalLong.of(series.times()[series.size() - 1]);
        } else if (to - from < FIRST_STRETCH) {
            return lastRowWith(key, from, to);
        }
        long middle = from + (to - from) / 2;
        OptionalLong later = lastOf(key, middle + 1, to);
        return later.isPresent() ? later : lastOf(key, from, middle);
    }

    private OptionalLong lastRowWith(String key, long from, long to) {
        for (Map.Entry<Long, Map<String, @Nullable Object>> row :
                log.rows().subMap(from, true, to, true).descendingMap().entrySet()) {
            if (row.getValue().containsKey(key)) {
                return OptionalLong.of(row.getKey());
            }
        }
        return OptionalLong.empty();
    }

    /** The last value; null if there is none, too. */
    @Nullable
    Object of(String key) {
        OptionalLong time = timeOf(key);
        return time.isEmpty()
                ? null
                : Unreadable.unless(() -> log.at(time.getAsLong()).get(key));
    }
}
