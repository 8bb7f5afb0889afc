package io.traininglog.cli;

import io.traininglog.cli.ArrivedRows.Arrived;
import io.traininglog.terminal.TerminalText;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prints rows, a line each: the time, then {@code key=value}. What has the same key stands below each other where the rows
 * have the same keys.
 *
 * <p>Not safe for threads.
 */
final class RowLines {

    private static final int COLUMNS_OF_VALUE = 40;
    private static final String GAP = "  ";

    private final Screen screen;
    private final boolean isJson;
    private final Map<String, Integer> widths = new HashMap<>();
    private int widthOfTime;

    RowLines(Screen screen, boolean isJson) {
        this.screen = screen;
        this.isJson = isJson;
    }

    void print(List<Arrived> rows) throws IOException {
        for (Arrived row : rows) {
            widthOfTime = Math.max(widthOfTime, Long.toString(row.time()).length());
            row.entries()
                    .values()
                    .forEach((key, value) -> widths.merge(key, TerminalText.width(text(key, value)), Math::max));
        }
        for (Arrived row : rows) {
            if (isJson) {
                OutputOption.jsonLine(screen, out -> {
                    out.writeStartObject();
                    out.writeNumberField("time", row.time());
                    out.writeFieldName("values");
                    row.entries().write(out);
                    out.writeEndObject();
                });
            } else {
                screen.out().println(line(row));
            }
        }
    }

    private String line(Arrived row) {
        StringBuilder line = new StringBuilder();
        line.append(TerminalText.alignedRight(Long.toString(row.time()), widthOfTime));
        row.entries()
                .values()
                .forEach((key, value) ->
                        line.append(GAP).append(TerminalText.padded(text(key, value), widths.getOrDefault(key, 0))));
        String printed = line.toString().stripTrailing();
        return screen.isTerminal() ? TerminalText.cut(printed, screen.width()) : printed;
    }

    private static String text(String key, @Nullable Object value) {
        String shown = Values.brief(value, COLUMNS_OF_VALUE);
        boolean isQuoted = value instanceof String && (shown.isEmpty() || shown.indexOf(' ') >= 0);
        return TerminalText.of(key + '=' + (isQuoted ? '"' + shown + '"' : shown));
    }
}
