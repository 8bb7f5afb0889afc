package io.traininglog.importer;

import io.traininglog.LogOrigin;
import io.traininglog.LogWriter;
import io.traininglog.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as a log. */
final class CsvLog implements SourceLog {

    /** The part of the work that looking for the order is: one in so many. */
    private static final int LOOK = 4;

    private final Path file;
    private final CsvHeader header;
    private final LogOrigin origin;
    private final long size;

    private CsvLog(Path file, CsvHeader header, LogOrigin origin, long size) {
        this.file = file;
        this.header = header;
        this.origin = origin;
        this.size = size;
    }

    static CsvLog of(Path file, CsvHeader header) throws IOException {
        LogOrigin origin = LogOrigin.of(Identity.of("csv", header.timeName(), Identity.content(file)));
        return new CsvLog(file, header, origin, Files.size(file));
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public LogOrigin origin() {
        return origin;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void write(LogWriter to, LeftOut leftOut, Progress progress) throws IOException {
        CsvRows rows = new CsvRows(name(), header, to, leftOut);
        Progress writing = (done, total) -> progress.report(total / LOOK + done - done / LOOK, total);
        if (isInOrder((done, total) -> progress.report(done / LOOK, total))) {
            read(leftOut, writing, (time, record) -> rows.write(time, place(record), record.cells()));
        } else {
            writeSorted(rows, leftOut, writing);
        }
        if (rows.count() == 0 && leftOut.count() > 0) {
            throw new IOException("no line of it can be read as one of a log; the first: "
                    + leftOut.listed().get(0));
        }
        rows.finish();
        to.putStatus("imported_from", "csv");
        to.putStatus("iterations_done", rows.lastTime());
    }

    /** Whether no time is less than one before it, as in nearly every file. */
    private boolean isInOrder(Progress progress) throws IOException {
        long[] last = {-1};
        boolean[] isInOrder = {true};
        read(new LeftOut(), progress, (time, record) -> {
            isInOrder[0] &= time >= last[0];
            last[0] = time;
        });
        return isInOrder[0];
    }

    private void writeSorted(CsvRows rows, LeftOut leftOut, Progress progress) throws IOException {
        try (SortedRows sorted = new SortedRows()) {
            read(leftOut, Progress.NONE, (time, record) -> sorted.add(time, place(record), record.text()));
            sorted.forEach((time, place, record) -> {
                rows.write(time, place, cells(record));
                progress.report((long) ((double) size * rows.count() / sorted.count()), size);
            });
        }
    }

    private List<CsvReader.Cell> cells(String record) {
        CsvRecordParser parser = new CsvRecordParser(header.format());
        parser.add(record);
        return parser.cells();
    }

    /** Takes a record that has a time. */
    private interface Records {
        void add(long time, CsvReader.Entry record) throws IOException;
    }

    /** Hands out the records, and lists those that are none of a log. */
    private void read(LeftOut leftOut, Progress progress, Records to) throws IOException {
        try (InputStream in = CsvFile.open(file)) {
            CsvReader reader = new CsvReader(in, header.format());
            reader.next(); // the header
            long count = 0;
            for (CsvReader.Entry record = reader.next(); record != null; record = reader.next()) {
                count++;
                @Nullable String fault = fault(record);
                if (fault == null) {
                    to.add(header.time() < 0 ? count : time(record), record);
                } else {
                    leftOut.add(place(record), fault);
                }
                progress.report(Math.min(reader.bytes(), size), size);
            }
        }
    }

    private @Nullable String fault(CsvReader.Entry record) {
        int expected = header.names().size();
        int fields = record.cells().size();
        if (record.fault() != null) {
            return record.fault();
        } else if (fields != expected) {
            return "it has " + fields + (fields == 1 ? " field" : " fields") + ", and the header has " + expected;
        } else if (header.time() >= 0 && time(record) < 0) {
            return "no integer ≥ 0 is in the column '" + header.timeName() + "', but '"
                    + record.cells().get(header.time()).text() + "'";
        }
        return null;
    }

    private long time(CsvReader.Entry record) {
        return CsvValue.time(record.cells().get(header.time()), header.format());
    }

    private String place(CsvReader.Entry record) {
        return name() + ":" + record.line();
    }
}
