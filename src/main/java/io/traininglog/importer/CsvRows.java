package io.traininglog.importer;

import io.traininglog.LogWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the records of a table as rows. Not safe for threads. */
final class CsvRows {

    private final String name;
    private final CsvHeader header;
    private final LeftOut leftOut;
    private final Rows rows;
    private final boolean[] kept;
    private final long[] doubled;
    private final CsvTexts[] texts;

    /**
     * Rows.
     *
     * @param name the table's, for people
     */
    CsvRows(String name, CsvHeader header, LogWriter to, LeftOut leftOut) {
        this.name = name;
        this.header = header;
        this.leftOut = leftOut;
        this.rows = new Rows(to, leftOut);
        this.kept = header.kept();
        this.doubled = new long[kept.length];
        this.texts = new CsvTexts[kept.length];
        for (int column = 0; column < kept.length; column++) {
            texts[column] = new CsvTexts();
        }
    }

    /**
     * Writes a record.
     *
     * @param time not less than the one before
     */
    void write(long time, String place, List<CsvReader.Cell> cells) {
        rows.begin(time, place);
        for (int column = 0; column < cells.size(); column++) {
            Object value = column == header.time() ? CsvValue.ABSENT : CsvValue.of(cells.get(column), header.format());
            if (value != CsvValue.ABSENT) {
                write(column, value);
            }
        }
    }

    private void write(int column, @Nullable Object value) {
        if (kept[column]) {
            rows.put(header.names().get(column), value);
            texts[column].add(value);
        } else {
            doubled[column]++;
        }
    }

    /** Lists what concerns a column as a whole; to be called after the last record. */
    void finish() {
        for (int column = 0; column < kept.length; column++) {
            String place = name + ", column " + (column + 1);
            String key = header.names().get(column);
            leftOut.add(place, "another column is named '" + key + "' too, and is before it", doubled[column]);
            texts[column].note(place, key, leftOut);
        }
    }

    long count() {
        return rows.count();
    }

    /** The last time; 0 without any. */
    long lastTime() {
        return rows.lastTime();
    }
}
