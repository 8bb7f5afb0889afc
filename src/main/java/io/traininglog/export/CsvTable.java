package io.traininglog.export;

import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.util.Set;

/** The lines of one log's CSV. */
final class CsvTable {

    private final SelectedRows rows;
    private final Progress progress;

    CsvTable(TrainingLog log, Selection selection, Progress progress) {
        this.rows = new SelectedRows(log, selection);
        this.progress = progress;
    }

    void write(Appendable out, Written written) throws IOException {
        header(out);
        rows.read(progress, (time, values) -> {
            out.append(Long.toString(time));
            for (Object value : values) {
                out.append(',');
                if (value != SelectedRows.ABSENT) {
                    out.append(CsvField.of(value));
                    written.value();
                }
            }
            out.append('\n');
            written.row();
        });
    }

    private void header(Appendable out) throws IOException {
        out.append("time");
        for (String name : ColumnNames.of(rows.keys(), Set.of("time")).values()) {
            out.append(',').append(CsvField.ofKey(name));
        }
        out.append('\n');
    }
}
