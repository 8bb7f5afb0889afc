package io.traininglog.examples;

import io.traininglog.Lineage;
import io.traininglog.LogDatabase;
import io.traininglog.LogSummary;
import io.traininglog.Row;
import io.traininglog.TrainingLog;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.UUID;

/** Prints logs for people to read. */
final class Report {

    private static final List<String> CURVES = List.of("train_cost", "train_error_rate", "valid_cost");

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void heading(String text) {
        out.println();
        out.println(text);
        out.println("=".repeat(text.length()));
    }

    void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    /** A UUID's first digits: enough for a person, and for {@link LogDatabase#find}. */
    static String brief(UUID uuid) {
        return uuid.toString().substring(0, 8);
    }

    /** One line a log. */
    void logs(List<LogSummary> logs) {
        TextTable table = new TextTable("log", "resumed from", "last time", "entries", "epochs");
        for (LogSummary log : logs) {
            table.row(
                    brief(log.uuid()),
                    log.resumedFrom().map(Report::brief).orElse("-"),
                    text(log.lastTime()),
                    Long.toString(log.entries()),
                    String.valueOf(log.status().get("epochs_done")));
        }
        table.print(out);
    }

    /** One line a time, with the generations that wrote it. */
    void timeline(LogDatabase database, TrainingLog log, Collection<Long> times) {
        List<String> header = new ArrayList<>(List.of("time", "written by"));
        header.addAll(CURVES);
        header.add("also there");
        TextTable table = new TextTable(header.toArray(new String[0]));
        try (Generations generations = Generations.of(database, log)) {
            for (long time : times) {
                Row row = log.at(time);
                List<String> cells = new ArrayList<>();
                cells.add(Long.toString(time));
                cells.add(String.join(
                        ", ",
                        generations.writersOf(row).stream().map(Report::brief).toList()));
                CURVES.forEach(key -> cells.add(number(row.get(key))));
                cells.add(others(row));
                table.row(cells.toArray(new String[0]));
            }
        }
        table.print(out);
    }

    /** The chain of generations, and where each ends for the next. */
    void lineage(TrainingLog log) {
        say("");
        say("Lineage of %s, nearest first:", brief(log.uuid()));
        for (Lineage.Ancestor ancestor : log.lineage()) {
            say("  %s, %s", brief(ancestor.uuid()), extent(ancestor.resumedAt()));
        }
    }

    private static String extent(OptionalLong resumedAt) {
        return resumedAt.isPresent()
                ? "as it was at time " + resumedAt.getAsLong()
                : "all of it: Blocks kept no resume points";
    }

    /** The first and the last of these times, and some between: each is half as far again as the one before it. */
    static List<Long> thinned(List<Long> times) {
        List<Long> kept = new ArrayList<>();
        long next = 0;
        for (long time : times) {
            if (time >= next) {
                kept.add(time);
                next = time + Math.max(1, time / 2);
            }
        }
        if (!times.isEmpty()) {
            long last = times.get(times.size() - 1);
            if (kept.get(kept.size() - 1) != last) {
                kept.add(last);
            }
        }
        return kept;
    }

    private static String others(Row row) {
        TreeSet<String> keys = new TreeSet<>(row.keySet());
        CURVES.forEach(keys::remove);
        return String.join(", ", keys);
    }

    private static String number(Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.4f", number) : "";
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "-";
    }
}
