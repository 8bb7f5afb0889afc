package io.traininglog.cli;

import io.traininglog.LogDatabase;
import io.traininglog.LogSummary;
import io.traininglog.TrainingLog;
import io.traininglog.json.JsonValues;
import io.traininglog.terminal.TerminalText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Stack;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The logs of a database. */
@Command(
        name = "ls",
        description = "Lists the logs of a database, the newest first.",
        footer = {
            "",
            "COLUMN is log, created, parent, iterations, last_time, entries or a key, whose last value counts."
        },
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    private static final int COLUMNS_OF_VALUE = 200;

    private final Screen screen;

    @Mixin
    DatabaseOption database = new DatabaseOption();

    @Mixin
    OutputOption output = new OutputOption();

    @Option(
            names = {"-k", "--key"},
            paramLabel = "KEY",
            description = "Show the last value of this key; may be given several times.")
    List<String> keys = new ArrayList<>();

    @Option(
            names = {"-s", "--sort"},
            paramLabel = "COLUMN",
            parameterConsumer = ColumnConsumer.class,
            description = "Sort by this column; descending by -COLUMN.")
    @Nullable
    String sort;

    @Option(
            names = {"-r", "--reverse"},
            description = "Turn the order round.")
    boolean isReversed;

    @Option(
            names = {"-f", "--filter"},
            paramLabel = "CONDITION",
            converter = Condition.Converter.class,
            description =
                    "Only logs that meet this, such as 'train_cost<0.1' or 'created>=2026-01-31', with <, <=, >, >=,"
                            + " = or !=; given several times, all of them. A key that has one of these in it stands"
                            + " in double quotes: '\"a<b\"<0.1'.")
    List<Condition> conditions = new ArrayList<>();

    @Option(
            names = {"-n", "--limit"},
            converter = Count.class,
            paramLabel = "N",
            description = "At most so many logs.")
    int limit = Integer.MAX_VALUE;

    /** Takes {@code -note} for a column, not for {@code -n ote}. */
    static final class ColumnConsumer implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
            if (arguments.isEmpty()) {
                throw new ParameterException(command.commandLine(), "Missing required parameter for option '--sort'");
            }
            option.setValue(arguments.pop());
        }
    }

    ListCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        List<LogSummary> all;
        List<ListedLog> listed = new ArrayList<>();
        List<String> unknown;
        try (LogDatabase logs = database.read()) {
            all = logs.logs();
            Set<String> wanted = wantedKeys();
            for (LogSummary summary : all) {
                listed.add(new ListedLog(summary, lastValues(logs, summary, wanted)));
            }
            unknown = unknownKeys(logs, listed, wanted);
        }
        List<ListedLog> shown = listed.stream()
                .filter(log -> conditions.stream().allMatch(condition -> condition.isMetBy(log)))
                .sorted(order(listed))
                .limit(limit)
                .toList();
        print(shown, ShortNames.of(all));
        screen.out().flush();
        unknown.forEach(key -> screen.err().println(TerminalText.of("traininglog: " + key)));
        return 0;
    }

    private Set<String> wantedKeys() {
        Set<String> wanted = new LinkedHashSet<>(keys);
        conditions.stream().map(Condition::key).filter(key -> key != null).forEach(wanted::add);
        if (sort != null && sortColumn(sort).isKey()) {
            wanted.add(sortColumn(sort).name());
        }
        return wanted;
    }

    /** A key that is misspelt would look like one that no log has a value of. */
    private static List<String> unknownKeys(LogDatabase logs, List<ListedLog> listed, Set<String> wanted) {
        List<String> unseen = wanted.stream()
                .filter(key -> listed.stream().allMatch(log -> log.lastValues().get(key) == null))
                .toList();
        if (unseen.isEmpty() || listed.isEmpty()) {
            return List.of();
        }
        Set<String> known = new TreeSet<>();
        for (ListedLog listedLog : listed) {
            try (TrainingLog log = logs.open(listedLog.summary().uuid())) {
                known.addAll(log.keys());
            }
        }
        return unseen.stream()
                .filter(key -> !known.contains(key))
                .map(key -> NearestNames.unknown("no log has a key", key, known))
                .toList();
    }

    private static ListColumn sortColumn(String sort) {
        return ListColumn.named(isDescending(sort) ? sort.substring(1) : sort);
    }

    private static boolean isDescending(String sort) {
        return sort.startsWith("-");
    }

    private static Map<String, @Nullable Object> lastValues(LogDatabase logs, LogSummary summary, Set<String> keys) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (!keys.isEmpty()) {
            try (TrainingLog log = logs.open(summary.uuid())) {
                LastValue last = new LastValue(log, summary.lastTime());
                keys.forEach(key -> values.put(key, last.of(key)));
            }
        }
        return values;
    }

    /** The sort is stable: among equals the newest stays first. */
    private Comparator<ListedLog> order(List<ListedLog> newestFirst) {
        if (sort == null) {
            Map<UUID, Integer> places = new LinkedHashMap<>();
            newestFirst.forEach(log -> places.put(log.summary().uuid(), places.size()));
            Comparator<ListedLog> order = Comparator.comparing(
                    log -> places.getOrDefault(log.summary().uuid(), 0));
            return isReversed ? order.reversed() : order;
        }
        return sortColumn(sort).order(isDescending(sort) != isReversed);
    }

    private void print(List<ListedLog> logs, ShortNames names) throws IOException {
        if (output.isJson) {
            OutputOption.json(screen, out -> {
                out.writeStartArray();
                for (ListedLog log : logs) {
                    Summary.writeFields(out, log.summary());
                    if (!log.lastValues().isEmpty()) {
                        out.writeFieldName("last");
                        new JsonValues(out).write(log.lastValues());
                    }
                    out.writeEndObject();
                }
                out.writeEndArray();
            });
        } else {
            table(logs, names).print(screen);
        }
    }

    private TextTable table(List<ListedLog> logs, ShortNames names) {
        TextTable table = new TextTable()
                .text("log")
                .text("created")
                .text("parent")
                .number("iterations")
                .number("last_time")
                .number("entries");
        for (String key : keys) {
            boolean isNumber =
                    logs.stream().map(log -> log.lastValues().get(key)).allMatch(ListCommand::isNumberOrNone);
            table = isNumber ? table.number(key) : table.text(key);
        }
        for (ListedLog log : logs) {
            List<String> cells = new ArrayList<>();
            cells.add(names.of(log.summary().uuid()));
            cells.add(Moments.local(log.summary().createdAt()));
            cells.add(log.summary().resumedFrom().map(names::of).orElse(""));
            cells.add(shown(ListColumn.ITERATIONS.value().apply(log)));
            cells.add(shown(ListColumn.LAST_TIME.value().apply(log)));
            cells.add(shown(log.summary().entries()));
            keys.forEach(key -> cells.add(shown(log.lastValues().get(key))));
            table.row(cells);
        }
        return table;
    }

    private static boolean isNumberOrNone(@Nullable Object value) {
        return value == null || value instanceof Number;
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof Unreadable) {
            return "?";
        }
        return value == null ? "" : Values.brief(value, COLUMNS_OF_VALUE);
    }
}
