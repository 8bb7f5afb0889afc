package io.traininglog.importer;

import java.io.IOException;

/** Sorts any number of values by their steps. */
final class SortedValues implements MetricFile.Values, AutoCloseable {

    private static final int BYTES = 4 * Long.BYTES;

    private final TemporaryTable table = new TemporaryTable(
            "CREATE TABLE metric (step INTEGER, moment INTEGER, bits INTEGER, line INTEGER)",
            "INSERT INTO metric VALUES (?, ?, ?, ?)");

    SortedValues() throws IOException {}

    @Override
    public boolean add(long step, long moment, double value, long line) throws IOException {
        table.add(BYTES, row -> {
            row.setLong(1, step);
            row.setLong(2, moment);
            row.setLong(3, Double.doubleToRawLongBits(value)); // SQLite has no NaN
            row.setLong(4, line);
        });
        return true;
    }

    /** Hands out all, in the order of their steps, and of their lines among those of one step. */
    void forEach(NewestByStep to) throws IOException {
        table.forEach(
                "SELECT step, moment, bits, line FROM metric ORDER BY step, line",
                row -> to.add(row.getLong(1), row.getLong(2), Double.longBitsToDouble(row.getLong(3)), row.getLong(4)));
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
