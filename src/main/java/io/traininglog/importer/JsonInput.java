package io.traininglog.importer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as Python's {@code json} writes it, with NaN and Infinity, read value by value in bounded memory. */
final class JsonInput {

    private static final int DEEPEST = 100;
    private static final int LONGEST = 1 << 20;

    /** Of one value, in characters; those that hold others count as some. */
    private static final long LARGEST = 16 << 20;

    private static final int WEIGHT = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private final JsonParser json;
    private long weight;

    private JsonInput(JsonParser json) {
        this.json = json;
    }

    static JsonParser open(Path file) throws IOException {
        return FACTORY.createParser(file.toFile());
    }

    /**
     * Reads a text that is one object.
     *
     * @throws IOException if it is none
     */
    static Map<String, @Nullable Object> object(String text) throws IOException {
        try (JsonParser json = FACTORY.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it does not begin like one");
            }
            Map<String, @Nullable Object> object = new JsonInput(json).object();
            if (json.nextToken() != null) {
                throw new IOException("something follows it");
            }
            return object;
        }
    }

    /** A text of which {@link #object} makes the same values again. */
    static String text(Map<?, ?> object) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            write(json, object);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Map<?, ?> object) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                json.writeFieldName((String) entry.getKey());
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> array) {
            json.writeStartArray();
            for (Object element : array) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof BigInteger number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else {
            json.writeString((String) value);
        }
    }

    /** Reads the value that begins with the current token. */
    static @Nullable Object value(JsonParser json) throws IOException {
        return new JsonInput(json).value();
    }

    private @Nullable Object value() throws IOException {
        JsonToken token = json.currentToken();
        weigh(WEIGHT);
        if (token == null) {
            throw new IOException("the file ends within a value");
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default ->
                throw new IOException(
                        "no value at " + json.currentTokenLocation().offsetDescription());
        };
    }

    private Map<String, @Nullable Object> object() throws IOException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = name(json);
            weigh(name.length());
            json.nextToken();
            values.put(name, value());
        }
        return values;
    }

    private List<@Nullable Object> array() throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(value());
        }
        return values;
    }

    private String text() throws IOException {
        String text = json.getText();
        weigh(text.length());
        return text;
    }

    private Number number() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            return json.getDoubleValue();
        }
        return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? json.getBigIntegerValue()
                : json.getLongValue();
    }

    private void weigh(int more) throws IOException {
        weight += more;
        if (weight > LARGEST) {
            throw new IOException("line " + json.currentTokenLocation().getLineNr() + ": a value that takes more than "
                    + LARGEST + " bytes");
        }
    }

    /** A field's name. A log's keys are what UTF-8 can hold; some versions of the parser see to it themselves. */
    static String name(JsonParser json) throws IOException {
        String name = json.currentName();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
            throw new IOException(
                    "line " + json.currentTokenLocation().getLineNr() + ": a name with half of a surrogate pair");
        }
        return name;
    }

    /** What a parser found, and in which line. */
    static String failure(JsonProcessingException e) {
        @Nullable JsonLocation place = e.getLocation();
        String where = place == null ? "" : "line " + place.getLineNr() + ", column " + place.getColumnNr() + ": ";
        return where + e.getOriginalMessage();
    }
}
