package io.traininglog.importer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Sorts any number of rows by their times. */
final class SortedRows implements AutoCloseable {

    /** Takes a row as it was added. */
    interface Reader {
        void read(long time, String place, String row) throws IOException;
    }

    private final TemporaryTable table = new TemporaryTable(
            "CREATE TABLE log_row (number INTEGER PRIMARY KEY, time INTEGER, place TEXT, content BLOB)",
            "INSERT INTO log_row (time, place, content) VALUES (?, ?, ?)");
    private long count;

    SortedRows() throws IOException {}

    /**
     * Adds a row.
     *
     * @param place where it stands, for people
     * @param row what the reader understands
     */
    void add(long time, String place, String row) throws IOException {
        byte[] content = row.getBytes(StandardCharsets.UTF_8); // it may have U+0000
        table.add(Long.BYTES + place.length() + content.length, statement -> {
            statement.setLong(1, time);
            statement.setString(2, place);
            statement.setBytes(3, content);
        });
        count++;
    }

    long count() {
        return count;
    }

    /** Hands out all, in the order of their times, and in which they came among those of one time. */
    void forEach(Reader to) throws IOException {
        table.forEach(
                "SELECT time, place, content FROM log_row ORDER BY time, number",
                row -> to.read(row.getLong(1), row.getString(2), new String(row.getBytes(3), StandardCharsets.UTF_8)));
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
