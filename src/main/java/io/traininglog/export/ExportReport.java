package io.traininglog.export;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was written to a file, and what its format could not hold.
 *
 * @param rows times with an entry
 * @param values entries that were written
 * @param leftOut by key, how many entries were not written because the format has no place for them
 */
public record ExportReport(long rows, long values, SortedMap<String, Long> leftOut) {

    public ExportReport {
        leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
    }
}
