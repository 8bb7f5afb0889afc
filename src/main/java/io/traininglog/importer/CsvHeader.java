package io.traininglog.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The names of a table's columns.
 *
 * @param names in their order
 * @param time index of the column of the time; -1: the records are counted
 */
record CsvHeader(List<String> names, int time) {

    private static final String TIME = "time";

    /** A time in seconds is often beside a step, and an epoch always is. */
    private static final List<String> TIMES =
            List.of("step", "global_step", "iteration", "iterations", "iter", TIME, "epoch");

    static CsvHeader read(Path file, Optional<String> timeColumn) throws IOException {
        try (InputStream in = CsvFile.open(file)) {
            CsvReader.Entry first = CsvFile.reader(in).next();
            if (first == null) {
                throw new IOException("it is empty");
            } else if (first.fault() != null) {
                throw new IOException("line " + first.line() + ", which names the columns: " + first.fault());
            } else if (first.cells().stream().allMatch(CsvHeader::isNumber)) {
                throw new IOException("its first line has numbers, where the names of the columns should be");
            }
            List<String> names =
                    first.cells().stream().map(CsvReader.Cell::text).toList();
            return new CsvHeader(names, timeColumn.isPresent() ? named(names, timeColumn.get()) : guessed(names));
        }
    }

    private static boolean isNumber(CsvReader.Cell cell) {
        return CsvValue.of(cell) instanceof Number;
    }

    private static int named(List<String> names, String column) throws IOException {
        int index = names.indexOf(column);
        if (index < 0) {
            List<String> some = names.subList(0, Math.min(20, names.size()));
            throw new IOException("it has no column '" + column + "', but " + String.join(", ", some)
                    + (names.size() > some.size() ? ", …" : ""));
        }
        return index;
    }

    private static int guessed(List<String> names) {
        List<String> lower = names.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (lower.get(0).equals(TIME)) {
            return 0;
        }
        return TIMES.stream()
                .mapToInt(lower::indexOf)
                .filter(index -> index >= 0)
                .findFirst()
                .orElse(-1);
    }

    /** Whether a column's values are kept: of several of one name, the first. */
    boolean isKept(int column) {
        return column != time && firstOf(names.get(column)) == column;
    }

    /** The column of the time may have the name of a key. */
    private int firstOf(String name) {
        int index = names.indexOf(name);
        if (index != time) {
            return index;
        }
        int next = names.subList(time + 1, names.size()).indexOf(name);
        return next < 0 ? -1 : time + 1 + next;
    }

    String timeName() {
        return time < 0 ? "" : names.get(time);
    }
}
