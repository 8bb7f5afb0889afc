package io.traininglog.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The names of a table's columns, and how they stand there.
 *
 * @param names in their order
 * @param time index of the column of the time; -1: the records are counted
 */
record CsvHeader(CsvFormat format, List<String> names, int time) {

    private static final String TIME = "time";

    /** A time in seconds is often beside a step, and an epoch always is. */
    private static final List<String> TIMES =
            List.of("step", "global_step", "iteration", "iterations", "iter", TIME, "epoch");

    static CsvHeader read(Path file, Optional<String> timeColumn, boolean hasDecimalComma) throws IOException {
        try (InputStream in = CsvFile.open(file)) {
            CsvFormat format = CsvFile.format(in, hasDecimalComma);
            CsvReader.Entry first = new CsvReader(in, format).next();
            if (first == null) {
                throw new IOException("it is empty");
            } else if (first.fault() != null) {
                throw new IOException("line " + first.line() + ", which names the columns: " + first.fault());
            } else if (first.cells().stream().allMatch(cell -> CsvValue.of(cell, format) instanceof Number)) {
                throw new IOException("its first line has numbers, where the names of the columns should be");
            }
            List<String> names =
                    first.cells().stream().map(CsvReader.Cell::text).toList();
            return new CsvHeader(
                    format, names, timeColumn.isPresent() ? named(names, timeColumn.get()) : guessed(names));
        }
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

    /** Whether each column's values are kept: of several of one name, the first's. The time's may have the name of a key. */
    boolean[] kept() {
        boolean[] kept = new boolean[names.size()];
        Set<String> seen = new HashSet<>();
        for (int column = 0; column < kept.length; column++) {
            kept[column] = column != time && seen.add(names.get(column));
        }
        return kept;
    }

    String timeName() {
        return time < 0 ? "" : names.get(time);
    }
}
