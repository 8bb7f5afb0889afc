package io.traininglog.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where logs took over from those that they were resumed from.
 *
 * @param times in ascending order, at least one
 * @param lines those that were resumed then
 * @param isOfAll whether no line is without them or has others
 */
record ResumeMark(List<Long> times, List<Integer> lines, boolean isOfAll) {

    private static final int NAMED = 5;

    /** Those on the axis; lines that were resumed at the same times share one. */
    static List<ResumeMark> of(List<Line> lines, TimeScale axis) {
        Map<List<Long>, List<Integer>> byTimes = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            List<Long> shown =
                    lines.get(i).resumedAt().stream().filter(axis::contains).toList();
            byTimes.computeIfAbsent(shown, unseen -> new ArrayList<>()).add(i);
        }
        boolean isOne = byTimes.size() == 1;
        byTimes.remove(List.<Long>of());
        return byTimes.entrySet().stream()
                .map(mark -> new ResumeMark(mark.getKey(), mark.getValue(), isOne))
                .toList();
    }

    /** For the legend. */
    String label() {
        String named = String.join(
                ", ", times.stream().limit(NAMED).map(String::valueOf).toList());
        int others = times.size() - NAMED;
        return "resumed at " + named + (others > 0 ? " and " + others + " more" : "");
    }
}
