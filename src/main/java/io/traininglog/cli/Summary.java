package io.traininglog.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.traininglog.LogSummary;
import io.traininglog.json.JsonValues;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A log at a glance, as JSON. */
final class Summary {

    private Summary() {}

    /** Begins an object, and writes what is known of every log. */
    static void writeFields(JsonGenerator out, LogSummary log) throws IOException {
        out.writeStartObject();
        out.writeStringField("uuid", ShortNames.hex(log.uuid()));
        write(out, "created_at", log.createdAt().map(Object::toString));
        write(out, "resumed_from", log.resumedFrom().map(ShortNames::hex));
        write(out, "resumed_at", log.resumedAt());
        @Nullable Object iterations = Unreadable.unless(() -> log.status().get("iterations_done"));
        out.writeFieldName("iterations_done");
        new JsonValues(out).write(iterations);
        write(out, "last_time", log.lastTime());
        out.writeNumberField("entries", log.entries());
    }

    private static void write(JsonGenerator out, String name, Optional<String> text) throws IOException {
        out.writeFieldName(name);
        if (text.isPresent()) {
            out.writeString(text.get());
        } else {
            out.writeNull();
        }
    }

    static void write(JsonGenerator out, String name, KeyFacts.@Nullable Point point) throws IOException {
        out.writeFieldName(name);
        if (point == null) {
            out.writeNull();
        } else {
            out.writeStartObject();
            out.writeNumberField("time", point.time());
            out.writeFieldName("value");
            new JsonValues(out).write(point.value());
            out.writeEndObject();
        }
    }

    static void writeDelta(
            JsonGenerator out, String name, KeyFacts.@Nullable Point point, KeyFacts.@Nullable Point first)
            throws IOException {
        out.writeFieldName(name);
        new JsonValues(out).write(point == null || first == null ? null : point.value() - first.value());
    }

    static void write(JsonGenerator out, String name, OptionalLong number) throws IOException {
        out.writeFieldName(name);
        if (number.isPresent()) {
            out.writeNumber(number.getAsLong());
        } else {
            out.writeNull();
        }
    }
}
