package io.traininglog.benchmarks.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One result as JMH's JSON has it.
 *
 * @param benchmark the method that was called, with its class
 * @param contender who was asked
 * @param parameters all others
 * @param value nanoseconds, the median of several iterations, or bytes; less is better
 * @param percentiles nanoseconds by percentage, if calls were timed one by one
 */
record Score(
        String benchmark,
        String contender,
        Map<String, String> parameters,
        double value,
        Map<Double, Double> percentiles) {

    static List<Score> read(List<Path> files) throws IOException {
        List<Score> scores = new ArrayList<>();
        for (Path file : files) {
            if (Files.exists(file)) {
                for (JsonElement result :
                        JsonParser.parseString(Files.readString(file)).getAsJsonArray()) {
                    scores.add(of(result.getAsJsonObject()));
                }
            }
        }
        return scores;
    }

    private static Score of(JsonObject result) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> parameter :
                result.getAsJsonObject("params").entrySet()) {
            parameters.put(parameter.getKey(), parameter.getValue().getAsString());
        }
        String contender = parameters.remove("contender");
        JsonObject metric = result.getAsJsonObject("primaryMetric");
        double scale = scale(metric.get("scoreUnit").getAsString());
        Map<Double, Double> percentiles = new LinkedHashMap<>();
        if (result.get("mode").getAsString().equals("sample")) {
            for (Map.Entry<String, JsonElement> percentile :
                    metric.getAsJsonObject("scorePercentiles").entrySet()) {
                percentiles.put(
                        Double.valueOf(percentile.getKey()),
                        scale * percentile.getValue().getAsDouble());
            }
        }
        return new Score(
                result.get("benchmark").getAsString(), contender, parameters, scale * median(metric), percentiles);
    }

    /** That of the iterations, which no single one spoils; where nothing was repeated, the score. */
    private static double median(JsonObject metric) {
        JsonElement percentiles = metric.get("scorePercentiles");
        return (percentiles == null
                        ? metric.get("score")
                        : percentiles.getAsJsonObject().get("50.0"))
                .getAsDouble();
    }

    private static double scale(String unit) {
        return switch (unit) {
            case "ns/op", "bytes" -> 1;
            case "us/op" -> 1e3;
            case "ms/op" -> 1e6;
            default -> throw new IllegalArgumentException("no benchmark of this suite has a score in " + unit);
        };
    }

    /** The score itself, or a percentile of it. */
    double at(@Nullable Double percentile) {
        return percentile == null ? value : percentiles.get(percentile);
    }
}
