package io.traininglog.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.traininglog.json.JsonValues;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a row or a status, as they were once; one that cannot be read spoils no other.
 *
 * @param values by key, an {@link Unreadable} where that is what a value is
 */
record Entries(Map<String, @Nullable Object> values) {

    private static final int COLUMNS_IN_A_PIPE = 200;

    static Entries of(Map<String, @Nullable Object> live) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> entry : live.entrySet()) {
            values.put(entry.getKey(), Unreadable.unless(entry::getValue));
        }
        return new Entries(values);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    TextTable table(Screen screen) {
        TextTable table = new TextTable().text("key").text("type").text("value");
        int columns = screen.isTerminal() ? screen.width() : COLUMNS_IN_A_PIPE;
        values.forEach((key, value) -> table.row(key, Values.type(value), Values.line(value, columns)));
        return table;
    }

    /** Writes them as an object. */
    void write(JsonGenerator out) throws IOException {
        new JsonValues(out).write(values);
    }
}
