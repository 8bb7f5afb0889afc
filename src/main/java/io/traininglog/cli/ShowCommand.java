package io.traininglog.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.traininglog.Lineage;
import io.traininglog.LogDatabase;
import io.traininglog.LogSummary;
import io.traininglog.TrainingLog;
import io.traininglog.json.JsonValues;
import io.traininglog.terminal.TerminalText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One log. */
@Command(name = "show", description = "Shows what a log is and what it holds.", mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    private static final int COLUMNS_OF_VALUE = 40;

    private final Screen screen;

    @Mixin
    DatabaseOption database = new DatabaseOption();

    @Mixin
    OutputOption output = new OutputOption();

    @Parameters(paramLabel = "LOG", description = "The first digits of a log's UUID, or 'last'.")
    String name = "";

    ShowCommand(Screen screen) {
        this.screen = screen;
    }

    /** A key, its entries and its last value. */
    private record KeyRow(
            String key,
            KeyFacts facts,
            OptionalLong lastTime,
            @Nullable Object lastValue) {}

    @Override
    public Integer call() throws IOException {
        try (LogDatabase logs = database.read()) {
            LogSummary summary = database.find(logs, name);
            try (TrainingLog log = logs.open(summary.uuid())) {
                LastValue last = new LastValue(log, summary.lastTime());
                List<KeyRow> keys = log.keys().stream()
                        .map(key -> new KeyRow(key, KeyFacts.of(log, key), last.timeOf(key), last.of(key)))
                        .toList();
                if (output.isJson) {
                    OutputOption.json(screen, out -> write(out, summary, log.lineage(), keys));
                } else {
                    print(summary, log.lineage(), keys);
                }
            }
        }
        return 0;
    }

    private void print(LogSummary log, Lineage lineage, List<KeyRow> keys) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("log", ShortNames.hex(log.uuid()));
        facts.put("created", log.createdAt().isEmpty() ? "not known" : Moments.local(log.createdAt()));
        if (!lineage.isEmpty()) {
            Lineage.Ancestor parent = lineage.ancestors().get(0);
            facts.put("resumed from", ShortNames.hex(parent.uuid()) + ", " + ResumePoint.words(parent.resumedAt()));
            facts.put("ancestors", Integer.toString(lineage.size()));
        }
        facts.put("iterations", Values.line(status(log, "iterations_done"), COLUMNS_OF_VALUE));
        facts.put("epochs", Values.line(status(log, "epochs_done"), COLUMNS_OF_VALUE));
        facts.put(
                "last time",
                log.lastTime().isEmpty() ? "none" : Long.toString(log.lastTime().getAsLong()));
        facts.put("entries", Long.toString(log.entries()));
        facts.forEach((fact, value) ->
                screen.out().println(TerminalText.padded(fact, "resumed from".length() + 2) + TerminalText.of(value)));
        if (!keys.isEmpty()) {
            screen.out().println();
            table(keys).print(screen);
        }
    }

    private static TextTable table(List<KeyRow> keys) {
        TextTable table = new TextTable()
                .text("key")
                .number("entries")
                .number("least")
                .number("at")
                .number("greatest")
                .number("at")
                .number("last time")
                .text("last value");
        for (KeyRow row : keys) {
            KeyFacts.Point least = row.facts().least();
            KeyFacts.Point greatest = row.facts().greatest();
            table.row(
                    row.key(),
                    Long.toString(row.facts().entries()),
                    least == null ? "" : Values.brief(least.value()),
                    least == null ? "" : Long.toString(least.time()),
                    greatest == null ? "" : Values.brief(greatest.value()),
                    greatest == null ? "" : Long.toString(greatest.time()),
                    row.lastTime().isEmpty() ? "" : Long.toString(row.lastTime().getAsLong()),
                    Values.brief(row.lastValue(), COLUMNS_OF_VALUE));
        }
        return table;
    }

    private static void write(JsonGenerator out, LogSummary log, Lineage lineage, List<KeyRow> keys)
            throws IOException {
        JsonValues values = new JsonValues(out);
        Summary.writeFields(out, log);
        out.writeFieldName("epochs_done");
        values.write(status(log, "epochs_done"));
        out.writeArrayFieldStart("ancestors");
        for (Lineage.Ancestor ancestor : lineage) {
            out.writeString(ShortNames.hex(ancestor.uuid()));
        }
        out.writeEndArray();
        out.writeObjectFieldStart("keys");
        for (KeyRow row : keys) {
            out.writeObjectFieldStart(row.key());
            out.writeNumberField("entries", row.facts().entries());
            out.writeNumberField("not_numbers", row.facts().others());
            Summary.write(out, "least", row.facts().least());
            Summary.write(out, "greatest", row.facts().greatest());
            Summary.write(out, "last_time", row.lastTime());
            out.writeFieldName("last_value");
            values.write(row.lastValue());
            out.writeEndObject();
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private static @Nullable Object status(LogSummary log, String key) {
        return Unreadable.unless(() -> log.status().get(key));
    }
}
