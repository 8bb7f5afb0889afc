package io.traininglog.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.traininglog.QueryRows;
import io.traininglog.json.JsonValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what a query answers as JSON objects, each as it comes. */
final class JsonRows implements QueryRows {

    private final JsonGenerator out;
    private final JsonValues values;
    private List<String> names = List.of();

    JsonRows(JsonGenerator out) {
        this.out = out;
        this.values = new JsonValues(out);
    }

    /** An object has a name but once: a second {@code a} is {@code a:1}, as SQLite itself names it in a subquery. */
    @Override
    public void columns(List<String> columns) {
        Set<String> taken = new HashSet<>(columns);
        Set<String> given = new HashSet<>();
        names = new ArrayList<>();
        for (String column : columns) {
            String name = column;
            for (int i = 1; !given.add(name); i++) {
                name = column + ":" + i;
                while (taken.contains(name)) {
                    name = column + ":" + ++i;
                }
            }
            names.add(name);
        }
    }

    @Override
    public void row(List<@Nullable Object> row) {
        try {
            out.writeStartObject();
            for (int i = 0; i < names.size(); i++) {
                out.writeFieldName(names.get(i));
                values.write(row.get(i));
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
