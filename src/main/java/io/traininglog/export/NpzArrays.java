package io.traininglog.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** All arrays of one log: gathered key by key while its rows are read, then written. */
final class NpzArrays implements Closeable {

    /** No key has this name. */
    private static final String CUT_KEYS = "%keys.json";

    private final SelectedRows rows;
    private final TwoPasses progress;
    private final Spool spool;
    private final Map<String, NpzColumn> columns = new LinkedHashMap<>();

    NpzArrays(TrainingLog log, Selection selection, Path target, Progress progress) {
        this.rows = new SelectedRows(log, selection);
        this.progress = new TwoPasses(progress);
        this.spool = new Spool(target);
        rows.keys().forEach(key -> columns.put(key, new NpzColumn(spool)));
    }

    void write(OutputStream out, Written written) throws IOException {
        long values = gather(written);
        Progress writing = progress.second();
        long done = 0;
        // Closed only if all goes well: to end a zip amid an entry fails too, and would hide what failed before
        StoredZip zip = new StoredZip(out);
        for (Map.Entry<String, NpzColumn> entry : columns.entrySet()) {
            NpzColumn column = entry.getValue();
            if (column.size() > 0) {
                column.writeTo(zip, NpzNames.of(entry.getKey()));
                written.values(column.size() - column.leftOut());
                written.leaveOut(entry.getKey(), column.leftOut());
            }
            done += column.size();
            writing.report(done, values);
        }
        addCutKeys(zip);
        zip.finish();
    }

    private long gather(Written written) throws IOException {
        NpzColumn[] byIndex = columns.values().toArray(new NpzColumn[0]);
        rows.read(progress.first(), (time, values) -> {
            for (int i = 0; i < values.length; i++) {
                if (values[i] != SelectedRows.ABSENT) {
                    byIndex[i].add(time, values[i]);
                }
            }
            written.row();
        });
        return columns.values().stream().mapToLong(NpzColumn::size).sum();
    }

    private void addCutKeys(StoredZip zip) throws IOException {
        Map<String, String> cut = new LinkedHashMap<>();
        columns.forEach((key, column) -> {
            String name = NpzNames.of(key);
            if (NpzNames.isCut(name) && column.size() > 0) {
                cut.put(name, key);
            }
        });
        if (!cut.isEmpty()) {
            zip.add(CUT_KEYS, out -> {
                try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
                    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                    json.writeStartObject();
                    for (Map.Entry<String, String> both : cut.entrySet()) {
                        json.writeStringField(both.getKey(), both.getValue());
                    }
                    json.writeEndObject();
                }
            });
        }
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
