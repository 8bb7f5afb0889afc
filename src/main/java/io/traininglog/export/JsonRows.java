package io.traininglog.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import io.traininglog.json.JsonValues;
import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of one log's JSON Lines. */
final class JsonRows {

    private static final String TIME = "time";

    private final SelectedRows rows;
    private final String[] names;
    private final Progress progress;

    JsonRows(TrainingLog log, Selection selection, Progress progress) {
        this.rows = new SelectedRows(log, selection);
        this.names = ColumnNames.of(rows.keys(), Set.of(TIME)).values().toArray(new String[0]);
        this.progress = progress;
    }

    void write(Writer out, Written written) throws IOException {
        try (JsonGenerator json = generator(out)) {
            JsonValues valuesOut = new JsonValues(json);
            rows.read(progress, (time, values) -> {
                json.writeStartObject();
                json.writeNumberField(TIME, time);
                writeFields(json, valuesOut, values, written);
                json.writeEndObject();
                json.writeRaw('\n');
                written.row();
            });
        }
    }

    /** Leaves the target open, and a line amid which something fails as it is. */
    private static JsonGenerator generator(Writer out) throws IOException {
        return new JsonFactory()
                .setRootValueSeparator("")
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
    }

    private void writeFields(JsonGenerator json, JsonValues valuesOut, @Nullable Object[] values, Written written)
            throws IOException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] != SelectedRows.ABSENT) {
                json.writeFieldName(names[i]);
                valuesOut.write(values[i]);
                written.value();
            }
        }
    }
}
