package io.traininglog.export;

import java.util.TreeMap;

/** Counts what an export writes. */
final class Written {

    private final TreeMap<String, Long> leftOut = new TreeMap<>();
    private long rows;
    private long values;

    void row() {
        rows++;
    }

    void value() {
        values++;
    }

    void values(long count) {
        values += count;
    }

    void leaveOut(String key, long count) {
        if (count > 0) {
            leftOut.merge(key, count, Long::sum);
        }
    }

    ExportReport report() {
        return new ExportReport(rows, values, leftOut);
    }
}
