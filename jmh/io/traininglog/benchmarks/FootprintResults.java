package io.traininglog.benchmarks;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.traininglog.benchmarks.questions.Footprint;
import io.traininglog.benchmarks.questions.Question;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs what is measured, not timed, a JVM each, and keeps it in the form of JMH's results. */
final class FootprintResults {

    static final String[] JVM_FLAGS = {"-Xmx6g", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"};

    private final JsonArray results = new JsonArray();

    void measure(Question question, Map<String, List<String>> parameters) throws IOException, InterruptedException {
        for (String contender : parameters.get("contender")) {
            for (String steps : parameters.get("steps")) {
                double bytes = measure(contender, steps);
                System.out.println("# " + question.label() + ", " + contender + ": " + bytes);
                results.add(result(question, contender, steps, bytes));
            }
        }
    }

    private static double measure(String contender, String steps) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(List.of(JVM_FLAGS));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Footprint.class.getName(), contender, steps));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the footprint of " + contender + " could not be measured: " + printed);
        }
        // Libraries may have printed before it.
        return Double.parseDouble(printed.lines().reduce((before, last) -> last).orElseThrow());
    }

    private static JsonObject result(Question question, String contender, String steps, double bytes) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("contender", contender);
        parameters.addProperty("steps", steps);
        JsonObject metric = new JsonObject();
        metric.addProperty("score", bytes);
        metric.addProperty("scoreError", "NaN");
        metric.addProperty("scoreUnit", "bytes");
        JsonObject result = new JsonObject();
        result.addProperty("benchmark", question.benchmark());
        result.addProperty("mode", "measured");
        result.add("params", parameters);
        result.add("primaryMetric", metric);
        return result;
    }

    void write(Path file) throws IOException {
        Files.writeString(file, new GsonBuilder().setPrettyPrinting().create().toJson(results) + "\n");
    }
}
