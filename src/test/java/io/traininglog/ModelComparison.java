package io.traininglog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everything that a log answers, held against its plain model. */
final class ModelComparison {

    private final Random random;
    private final long[] times;
    private final List<String> keys;

    ModelComparison(Random random, long[] times, List<String> keys) {
        this.random = random;
        this.times = times;
        this.keys = keys;
    }

    void compare(PlainLog model, TrainingLog log) {
        NavigableMap<Long, NavigableMap<String, @Nullable Object>> rows = model.rows();
        compareRows(rows, log);
        compareNavigation("rows()", rows, log.rows());
        compareNavigation("descending rows()", rows.descendingMap(), log.rows().descendingMap());
        compareParts(rows, log);
        compareKeysAndSeries(rows, log);
        same("status", entries(model.status), entries(log.status()));
        same("lineage", ancestors(model), log.lineage().ancestors());
    }

    private void compareRows(NavigableMap<Long, NavigableMap<String, @Nullable Object>> rows, TrainingLog log) {
        for (int i = 0; i < 5; i++) {
            long time = times[random.nextInt(times.length)];
            NavigableMap<String, @Nullable Object> expected = rows.get(time);
            Row row = log.at(time);
            same("row " + time, entries(expected == null ? Map.of() : expected), entries(row));
            same("size of row " + time, expected == null ? 0 : expected.size(), row.size());
            same("row " + time + " in rows()", expected, log.rows().get(time));
            for (String key : keys) {
                same(time + " " + key, expected == null ? null : expected.get(key), row.get(key));
                same(time + " has " + key, expected != null && expected.containsKey(key), row.containsKey(key));
            }
        }
        same("rows().equals", true, log.rows().equals(rows));
        same("rows().hashCode", rows.hashCode(), log.rows().hashCode());
    }

    private <M extends Map<String, @Nullable Object>, A extends Map<String, @Nullable Object>> void compareNavigation(
            String what, NavigableMap<Long, M> expected, NavigableMap<Long, A> actual) {
        same("size of " + what, expected.size(), actual.size());
        same(what + " is empty", expected.isEmpty(), actual.isEmpty());
        same("times of " + what, List.copyOf(expected.keySet()), new ArrayList<>(actual.keySet()));
        same("entries of " + what, rowEntries(expected), rowEntries(actual));
        same("first of " + what, expected.firstEntry(), actual.firstEntry());
        same("last of " + what, expected.lastEntry(), actual.lastEntry());
        for (int i = 0; i < 2; i++) {
            long time = randomTime();
            same("lower " + time + what, expected.lowerKey(time), actual.lowerKey(time));
            same("floor " + time + what, expected.floorKey(time), actual.floorKey(time));
            same("ceiling " + time + what, expected.ceilingKey(time), actual.ceilingKey(time));
            same("higher " + time + what, expected.higherEntry(time), actual.higherEntry(time));
            same(time + " in " + what, expected.containsKey(time), actual.containsKey(time));
        }
    }

    private void compareParts(NavigableMap<Long, NavigableMap<String, @Nullable Object>> rows, TrainingLog log) {
        long one = randomTime();
        long two = randomTime();
        long from = Math.min(one, two);
        long to = Math.max(one, two);
        boolean fromIncluded = random.nextBoolean();
        boolean toIncluded = random.nextBoolean();
        String what = "rows from " + from + " to " + to;
        NavigableMap<Long, NavigableMap<String, @Nullable Object>> expected =
                rows.subMap(from, fromIncluded, to, toIncluded);
        NavigableMap<Long, Map<String, @Nullable Object>> actual =
                log.rows().subMap(from, fromIncluded, to, toIncluded);
        compareNavigation(what, expected, actual);
        compareNavigation(what + " descending", expected.descendingMap(), actual.descendingMap());
        if (fromIncluded) {
            compareNavigation("head", rows.headMap(to, toIncluded), log.rows().headMap(to, toIncluded));
        } else {
            compareNavigation("tail", rows.tailMap(from, toIncluded), log.rows().tailMap(from, toIncluded));
        }
    }

    private void compareKeysAndSeries(
            NavigableMap<Long, NavigableMap<String, @Nullable Object>> rows, TrainingLog log) {
        TreeSet<String> shown = new TreeSet<>();
        rows.values().forEach(row -> shown.addAll(row.keySet()));
        same("keys", List.copyOf(shown), new ArrayList<>(log.keys()));
        long from = Math.max(0, randomTime());
        long to = Math.max(0, randomTime());
        for (String key : keys) {
            compareSeries(key, rows, log.series(key));
            NavigableMap<Long, NavigableMap<String, @Nullable Object>> part =
                    from <= to ? rows.subMap(from, true, to, true) : new java.util.TreeMap<>();
            compareSeries(
                    key, part, log.series(key, SeriesOptions.all().from(from).to(to)));
        }
    }

    private static void compareSeries(
            String key, NavigableMap<Long, NavigableMap<String, @Nullable Object>> rows, Series series) {
        List<Long> expectedTimes = new ArrayList<>();
        List<Double> expectedValues = new ArrayList<>();
        long skipped = 0;
        for (var row : rows.entrySet()) {
            if (row.getValue().containsKey(key)) {
                if (row.getValue().get(key) instanceof Number number) {
                    expectedTimes.add(row.getKey());
                    expectedValues.add(number.doubleValue());
                } else {
                    skipped++;
                }
            }
        }
        same(
                "series " + key,
                expectedTimes,
                Arrays.stream(series.times()).boxed().toList());
        same(
                "values of " + key,
                expectedValues,
                Arrays.stream(series.values()).boxed().toList());
        same("skipped of " + key, skipped, series.skipped());
    }

    private static List<Lineage.Ancestor> ancestors(PlainLog model) {
        List<Lineage.Ancestor> ancestors = new ArrayList<>();
        for (PlainLog log = model; log.parent != null; log = log.parent) {
            ancestors.add(new Lineage.Ancestor(log.parent.uuid, OptionalLong.of(log.resumedAt)));
        }
        return ancestors;
    }

    /** The database's list of logs: oldest models first, newest summaries first. */
    static void compare(List<PlainLog> models, List<LogSummary> summaries) {
        same("number of logs", models.size(), summaries.size());
        for (int i = 0; i < models.size(); i++) {
            PlainLog model = models.get(models.size() - 1 - i);
            LogSummary summary = summaries.get(i);
            NavigableMap<Long, NavigableMap<String, @Nullable Object>> rows = model.rows();
            same("log " + i, model.uuid, summary.uuid());
            same(
                    "parent of log " + i,
                    model.parent == null ? null : model.parent.uuid,
                    summary.resumedFrom().orElse(null));
            same(
                    "entries of log " + i,
                    rows.values().stream().mapToLong(Map::size).sum(),
                    summary.entries());
            same(
                    "last time of log " + i,
                    rows.isEmpty() ? OptionalLong.empty() : OptionalLong.of(rows.lastKey()),
                    summary.lastTime());
            same("status of log " + i, model.status, summary.status());
        }
    }

    private long randomTime() {
        long time = times[random.nextInt(times.length)];
        int away = random.nextInt(3) - 1;
        return away > 0 && time == Long.MAX_VALUE ? time : time + away;
    }

    private static List<Object> entries(Map<String, @Nullable Object> map) {
        List<Object> entries = new ArrayList<>();
        map.forEach((key, value) -> entries.add(Arrays.asList(key, value)));
        return entries;
    }

    private static List<Object> rowEntries(Map<Long, ? extends Map<String, @Nullable Object>> rows) {
        List<Object> entries = new ArrayList<>();
        rows.entrySet().forEach(row -> entries.add(List.of(row.getKey(), entries(row.getValue()))));
        return entries;
    }

    static void same(String what, @Nullable Object expected, @Nullable Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError(what + "\n  expected " + expected + "\n  but was  " + actual);
        }
    }
}
