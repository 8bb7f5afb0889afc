package io.traininglog.cli;

import io.traininglog.LogDatabase;
import io.traininglog.LogSummary;
import io.traininglog.terminal.TerminalText;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The lineage of all logs. */
@Command(
        name = "tree",
        description = "Draws which logs were resumed from which, and at which times.",
        mixinStandardHelpOptions = true)
final class TreeCommand implements Callable<Integer> {

    private static final Pattern UUID_DIGITS = Pattern.compile("[0-9a-f]{32}");

    private final Screen screen;

    @Mixin
    DatabaseOption database = new DatabaseOption();

    @Mixin
    OutputOption output = new OutputOption();

    @Parameters(
            arity = "0..1",
            paramLabel = "LOG",
            description = "Only the tree of this log: the first digits of its UUID, or 'last'.")
    @Nullable
    String only;

    TreeCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        try (LogDatabase logs = database.read()) {
            List<LogSummary> all = logs.logs();
            Forest forest = new Forest(all);
            List<LogSummary> roots = only == null ? forest.roots() : List.of(rootOf(logs, all, forest, only));
            if (output.isJson) {
                write(forest, roots);
            } else {
                draw(forest, roots, ShortNames.of(all));
            }
        }
        return 0;
    }

    private LogSummary rootOf(LogDatabase logs, List<LogSummary> all, Forest forest, String name) {
        LogSummary found = database.find(logs, name);
        return all.stream()
                .filter(log -> log.uuid().equals(found.uuid()))
                .findFirst()
                .map(forest::root)
                .orElse(found);
    }

    private void draw(Forest forest, List<LogSummary> roots, ShortNames names) {
        for (LogSummary root : roots) {
            for (String line :
                    LineageDrawing.of(forest, root, log -> label(log, log.uuid().equals(root.uuid()), names))) {
                screen.out().println(screen.isTerminal() ? TerminalText.cut(line, screen.width()) : line);
            }
        }
    }

    private static String label(LogSummary log, boolean isRoot, ShortNames names) {
        List<String> parts = new ArrayList<>(List.of(names.of(log.uuid())));
        log.createdAt().ifPresent(moment -> parts.add(Moments.local(log.createdAt())));
        parts.add(counted(log.entries(), "entry", "entries"));
        parts.add(log.lastTime().isEmpty() ? "" : "up to " + log.lastTime().getAsLong());
        if (isRoot) {
            parts.add(log.resumedFrom()
                    .map(parent -> "resumed from " + names.of(parent) + " in a circle")
                    .orElseGet(() -> missingParent(log)));
        }
        parts.removeIf(String::isEmpty);
        return String.join("  ", parts);
    }

    private static String counted(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    /** As the status of a log that Blocks wrote names it; whatever else is there names none. */
    private static String missingParent(LogSummary log) {
        Object parent = Unreadable.unless(() -> log.status().get("resumed_from"));
        return parent instanceof String digits && UUID_DIGITS.matcher(digits).matches()
                ? "resumed from " + digits.substring(0, 8) + ", which is not here"
                : "";
    }

    /** Flat, with each parent before its children: parsers have limits to how deep a value nests. */
    private void write(Forest forest, List<LogSummary> roots) throws IOException {
        OutputOption.json(screen, out -> {
            out.writeStartArray();
            Deque<LogSummary> waiting = new ArrayDeque<>(roots);
            while (!waiting.isEmpty()) {
                LogSummary log = waiting.pop();
                Summary.writeFields(out, log);
                out.writeEndObject();
                List<LogSummary> children = forest.children(log.uuid());
                for (int i = children.size() - 1; i >= 0; i--) {
                    waiting.push(children.get(i));
                }
            }
            out.writeEndArray();
        });
    }
}
