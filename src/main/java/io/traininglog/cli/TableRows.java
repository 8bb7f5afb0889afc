package io.traininglog.cli;

import io.traininglog.QueryRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what a query answers, each value no longer than people read, and prints it as a table. */
final class TableRows implements QueryRows {

    private static final int MOST_CHARACTERS = 200;
    private static final int MOST_BYTES = 16;

    private List<String> names = List.of();
    private final List<List<String>> rows = new ArrayList<>();
    private boolean[] areNumbers = {};

    @Override
    public void columns(List<String> columns) {
        names = columns;
        areNumbers = new boolean[columns.size()];
        Arrays.fill(areNumbers, true);
    }

    @Override
    public void row(List<@Nullable Object> values) {
        List<String> cells = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            cells.add(text(value));
            areNumbers[i] &= value == null || value instanceof Number;
        }
        rows.add(cells);
    }

    void print(Screen screen) {
        TextTable table = new TextTable();
        for (int i = 0; i < names.size(); i++) {
            if (areNumbers[i]) {
                table.number(names.get(i));
            } else {
                table.text(names.get(i));
            }
        }
        rows.forEach(table::row);
        table.print(screen);
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof byte[] bytes ? hex(bytes) : beginning(value.toString());
    }

    /** As {@code x'93…' (128 bytes)}. */
    private static String hex(byte[] bytes) {
        String digits = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, MOST_BYTES));
        return bytes.length > MOST_BYTES ? "x'" + digits + "…' (" + bytes.length + " bytes)" : "x'" + digits + "'";
    }

    private static String beginning(String text) {
        return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text;
    }
}
