package io.traininglog.cli;

import io.traininglog.Lineage;
import io.traininglog.LogDatabase;
import io.traininglog.LogSummary;
import io.traininglog.TrainingLog;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Where in a log's history one log ends to show and the next begins. */
final class ResumeTimes {

    private ResumeTimes() {}

    /**
     * The last times before a log took over, in ascending order. One that was resumed before its own resume point shows
     * nothing; one that was resumed whole, as Blocks does it, shows up to its last time.
     */
    static List<Long> of(LogDatabase database, TrainingLog log) {
        TreeSet<Long> points = new TreeSet<>();
        long bound = Long.MAX_VALUE;
        for (Lineage.Ancestor ancestor : log.lineage()) {
            OptionalLong resumedAt = ancestor.resumedAt().isPresent()
                    ? ancestor.resumedAt()
                    : database.find(ancestor.uuid().toString())
                            .map(LogSummary::lastTime)
                            .orElse(OptionalLong.empty());
            bound = Math.min(bound, resumedAt.orElse(bound));
            points.add(bound);
        }
        points.remove(-1L); // nothing was inherited
        points.remove(Long.MAX_VALUE); // whose ancestors are empty
        return List.copyOf(points);
    }
}
