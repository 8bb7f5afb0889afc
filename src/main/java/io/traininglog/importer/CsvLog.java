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
        Rows rows = new Rows(to, leftOut);
        try (InputStream in = CsvFile.open(file)) {
            CsvReader reader = CsvFile.reader(in);
            reader.next(); // the header
            write(reader, rows, leftOut, progress);
        }
        if (rows.count() == 0 && leftOut.count() > 0) {
            throw new IOException("no line of it can be read as one of a log; the first: "
                    + leftOut.listed().get(0));
        }
        to.putStatus("imported_from", "csv");
        to.putStatus("iterations_done", rows.lastTime());
    }

    private void write(CsvReader reader, Rows rows, LeftOut leftOut, Progress progress) throws IOException {
        long[] lost = new long[header.names().size()];
        long records = 0;
        for (CsvReader.Entry record = reader.next(); record != null; record = reader.next()) {
            records++;
            @Nullable String fault = fault(record);
            if (fault == null) {
                write(record, header.time() < 0 ? records : time(record), rows, lost);
            } else {
                leftOut.add(place(record), fault);
            }
            progress.report(reader.bytes(), size);
        }
        for (int column = 0; column < lost.length; column++) {
            leftOut.add(
                    name() + ", column " + (column + 1),
                    "another column is named '" + header.names().get(column) + "' too, and is before it",
                    lost[column]);
        }
    }

    private @Nullable String fault(CsvReader.Entry record) {
        int expected = header.names().size();
        if (record.fault() != null) {
            return record.fault();
        } else if (record.cells().size() != expected) {
            return "it has " + record.cells().size() + " fields, and the header has " + expected;
        } else if (header.time() >= 0 && time(record) < 0) {
            return "no integer ≥ 0 is in the column '" + header.timeName() + "', but '"
                    + record.cells().get(header.time()).text() + "'";
        }
        return null;
    }

    private long time(CsvReader.Entry record) {
        return CsvValue.time(record.cells().get(header.time()));
    }

    private void write(CsvReader.Entry record, long time, Rows rows, long[] lost) {
        rows.begin(time, place(record));
        List<CsvReader.Cell> cells = record.cells();
        for (int column = 0; column < cells.size(); column++) {
            Object value = column == header.time() ? CsvValue.ABSENT : CsvValue.of(cells.get(column));
            if (value == CsvValue.ABSENT) {
                continue;
            }
            if (header.isKept(column)) {
                rows.put(header.names().get(column), value);
            } else {
                lost[column]++;
            }
        }
    }

    private String place(CsvReader.Entry record) {
        return name() + ":" + record.line();
    }
}
