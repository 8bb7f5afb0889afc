package io.traininglog.cli;

import io.traininglog.LogDatabase;
import io.traininglog.LogSummary;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Logs side by side. */
@Command(
        name = "compare",
        description = "Compares the last and the best values of logs, and how far they are from the first log's.",
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

    /** Which values are better. */
    enum Best {
        MIN,
        MAX
    }

    private final Screen screen;

    @Spec
    @Nullable
    CommandSpec command;

    @Mixin
    DatabaseOption database = new DatabaseOption();

    @Mixin
    OutputOption output = new OutputOption();

    @Parameters(arity = "1..*", paramLabel = "LOG", description = "The first digits of the logs' UUIDs, or 'last'.")
    List<String> names = new ArrayList<>();

    @Option(
            names = {"-k", "--key"},
            paramLabel = "KEY",
            description = "The key; may be given several times. Unless given, all that every log has numbers of.")
    List<String> keys = new ArrayList<>();

    @Option(
            names = "--best",
            paramLabel = "MIN|MAX",
            description = "Whether the least or the greatest value is the best; the least unless given.")
    Best best = Best.MIN;

    CompareCommand(Screen screen) {
        this.screen = screen;
    }

    /** What a log has of a key. */
    private record Compared(LogSummary log, String key, KeyFacts.@Nullable Point last, KeyFacts.@Nullable Point best) {}

    @Override
    public Integer call() throws IOException {
        if (names.size() == 1) {
            throw misuse("with what is '" + names.get(0) + "' to be compared? Name two logs or more");
        }
        List<List<Compared>> byKey = new ArrayList<>();
        try (LogDatabase logs = database.read()) {
            List<LogSummary> found = found(logs);
            List<TrainingLog> opened = new ArrayList<>();
            try {
                found.forEach(log -> opened.add(logs.open(log.uuid())));
                for (String key : keys.isEmpty() ? commonKeys(opened) : keys) {
                    byKey.add(compared(found, opened, key));
                }
            } finally {
                opened.forEach(TrainingLog::close);
            }
        }
        check(byKey);
        if (output.isJson) {
            write(byKey);
        } else {
            print(byKey);
        }
        return 0;
    }

    private List<LogSummary> found(LogDatabase logs) {
        Map<UUID, String> given = new HashMap<>();
        List<LogSummary> found = new ArrayList<>();
        for (String name : names) {
            LogSummary log = database.find(logs, name);
            String before = given.put(log.uuid(), name);
            if (before != null) {
                throw misuse("'" + before + "' and '" + name + "' are the same log, " + ShortNames.hex(log.uuid()));
            }
            found.add(log);
        }
        return found;
    }

    private ParameterException misuse(String message) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
    }

    private static List<String> commonKeys(List<TrainingLog> logs) {
        TreeSet<String> common = new TreeSet<>(logs.get(0).keys());
        logs.forEach(log -> common.retainAll(log.keys()));
        return List.copyOf(common);
    }

    private List<Compared> compared(List<LogSummary> summaries, List<TrainingLog> logs, String key) {
        List<Compared> compared = new ArrayList<>();
        for (int i = 0; i < logs.size(); i++) {
            KeyFacts facts = KeyFacts.of(logs.get(i), key);
            compared.add(new Compared(
                    summaries.get(i), key, facts.last(), best == Best.MIN ? facts.least() : facts.greatest()));
        }
        return compared;
    }

    /** A key that was named by mistake must not look like one that has no numbers yet. */
    private void check(List<List<Compared>> byKey) {
        byKey.removeIf(logs -> keys.isEmpty() && logs.stream().anyMatch(log -> log.last() == null));
        for (List<Compared> logs : byKey) {
            if (logs.stream().allMatch(log -> log.last() == null)) {
                throw new NothingFoundException("none of these logs has a number under '"
                        + logs.get(0).key() + "'; 'traininglog keys LOG' lists what a log has");
            }
        }
        if (byKey.isEmpty()) {
            throw new NothingFoundException("there is no key under which each of these logs has a number");
        }
    }

    private void print(List<List<Compared>> byKey) {
        ShortNames short8 = ShortNames.of(
                byKey.get(0).stream().map(Compared::log).distinct().toList());
        TextTable table = new TextTable()
                .text("key")
                .text("log")
                .number("last")
                .number("at")
                .number("delta")
                .number("best")
                .number("at")
                .number("delta");
        for (List<Compared> logs : byKey) {
            Compared first = logs.get(0);
            for (int i = 0; i < logs.size(); i++) {
                Compared log = logs.get(i);
                table.row(
                        log.key(),
                        short8.of(log.log().uuid()),
                        value(log.last()),
                        time(log.last()),
                        i == 0 ? "" : delta(log.last(), first.last()),
                        value(log.best()),
                        time(log.best()),
                        i == 0 ? "" : delta(log.best(), first.best()));
            }
        }
        table.print(screen);
    }

    private static String value(KeyFacts.@Nullable Point point) {
        return point == null ? "" : Values.brief(point.value());
    }

    private static String time(KeyFacts.@Nullable Point point) {
        return point == null ? "" : Long.toString(point.time());
    }

    private static String delta(KeyFacts.@Nullable Point point, KeyFacts.@Nullable Point first) {
        if (point == null || first == null) {
            return "";
        }
        double delta = point.value() - first.value();
        return (delta > 0 ? "+" : "") + Values.brief(delta);
    }

    private void write(List<List<Compared>> byKey) throws IOException {
        OutputOption.json(screen, out -> {
            out.writeStartArray();
            for (List<Compared> logs : byKey) {
                Compared first = logs.get(0);
                for (Compared log : logs) {
                    out.writeStartObject();
                    out.writeStringField("key", log.key());
                    out.writeStringField("uuid", ShortNames.hex(log.log().uuid()));
                    Summary.write(out, "last", log.last());
                    Summary.write(out, "best", log.best());
                    Summary.writeDelta(out, "last_delta", log.last(), first.last());
                    Summary.writeDelta(out, "best_delta", log.best(), first.best());
                    out.writeEndObject();
                }
            }
            out.writeEndArray();
        });
    }
}
