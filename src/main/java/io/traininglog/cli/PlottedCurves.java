package io.traininglog.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.traininglog.LogDatabase;
import io.traininglog.LogSummary;
import io.traininglog.Series;
import io.traininglog.SeriesOptions;
import io.traininglog.TrainingLog;
import io.traininglog.chart.Curve;
import io.traininglog.json.JsonValues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** The curves of some logs under some keys. */
final class PlottedCurves {

    private final List<String> keys;
    private final boolean hasSeveralLogs;
    private final ShortNames names;
    private final SeriesOptions range;
    private final List<Plotted> plotted = new ArrayList<>();
    private final TreeSet<String> otherKeys = new TreeSet<>();

    /** One of them. */
    record Plotted(UUID log, String key, Curve curve) {}

    PlottedCurves(List<String> keys, List<LogSummary> logs, SeriesOptions range) {
        this.keys = List.copyOf(keys);
        this.hasSeveralLogs = logs.size() > 1;
        this.names = ShortNames.of(logs.stream()
                .collect(Collectors.toMap(LogSummary::uuid, log -> log, (one, again) -> one))
                .values());
        this.range = range;
    }

    /** Reads a log's curves whole: smoothed before it is thinned, a curve is right. */
    void read(LogDatabase database, TrainingLog log) {
        List<Long> resumedAt = ResumeTimes.of(database, log);
        boolean isWhole = true;
        for (String key : keys) {
            Series series = log.series(key, range);
            isWhole &= hasEntries(series);
            plotted.add(new Plotted(log.uuid(), key, new Curve(name(log.uuid(), key), series, resumedAt)));
        }
        if (!isWhole) {
            otherKeys.addAll(log.keys());
        }
    }

    private static boolean hasEntries(Series series) {
        return !series.isEmpty() || series.skipped() > 0;
    }

    private String name(UUID log, String key) {
        if (keys.size() == 1) {
            return names.of(log);
        }
        return hasSeveralLogs ? names.of(log) + " " + key : key;
    }

    /** What all of them have in common. */
    String title() {
        if (keys.size() == 1) {
            return keys.get(0);
        }
        return hasSeveralLogs ? "" : names.of(plotted.get(0).log());
    }

    /** Says of a key that no log has which are like it. */
    Optional<String> problem() {
        return keys.stream()
                .filter(key -> !otherKeys.contains(key)
                        && plotted.stream()
                                .noneMatch(one -> one.key().equals(key)
                                        && hasEntries(one.curve().series())))
                .findFirst()
                .map(this::unknown);
    }

    private String unknown(String key) {
        return NearestNames.unknown(
                hasSeveralLogs ? "none of these logs has a key" : "the log has no key", key, otherKeys);
    }

    List<Plotted> all() {
        return plotted;
    }

    /** Writes what is drawn of each. */
    void write(JsonGenerator out, List<Series> points) throws IOException {
        JsonValues values = new JsonValues(out);
        out.writeStartArray();
        for (int i = 0; i < points.size(); i++) {
            Plotted one = plotted.get(i);
            out.writeStartObject();
            out.writeStringField("uuid", ShortNames.hex(one.log()));
            out.writeStringField("key", one.key());
            out.writeNumberField("points", one.curve().series().size());
            out.writeNumberField("skipped", one.curve().series().skipped());
            out.writeFieldName("resumed_at");
            values.write(one.curve().resumedAt());
            out.writeFieldName("times");
            values.write(points.get(i).times());
            out.writeFieldName("values");
            values.write(points.get(i).values());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
