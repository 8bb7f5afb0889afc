package io.traininglog.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads the objects in a column of JSON, which trackio stores as text or as bytes. */
final class JsonRow {

    private final LeftOut leftOut;

    JsonRow(LeftOut leftOut) {
        this.leftOut = leftOut;
    }

    /** An expression for a column of JSON that reads as null where it holds something else, or too much. */
    static String expression(String column) {
        return "CASE WHEN typeof(" + column + ") IN ('text', 'blob') AND octet_length(" + column + ") < "
                + SqliteFiles.LONGEST_VALUE + " THEN " + column + " END";
    }

    /**
     * Hands out the entries of one row's object; what is none is listed.
     *
     * @param place where the row stands
     */
    void forEach(ResultSet row, int column, String place, BiConsumer<String, @Nullable Object> to) throws SQLException {
        @Nullable Object json = row.getObject(column);
        if (json == null) {
            leftOut.add(place, "it holds no JSON, or too much");
            return;
        }
        object(json, place).ifPresent(object -> object.forEach((key, value) -> to.accept(key, number(value))));
    }

    private Optional<Map<String, @Nullable Object>> object(Object json, String place) {
        String fault;
        try {
            return Optional.of(JsonInput.object(json instanceof byte[] bytes ? text(bytes) : json.toString()));
        } catch (JsonProcessingException e) {
            fault = e.getOriginalMessage();
        } catch (CharacterCodingException e) {
            fault = "its bytes are not UTF-8";
        } catch (IOException e) {
            fault = String.valueOf(e.getMessage());
        }
        leftOut.add(place, "it is no JSON object: " + fault);
        return Optional.empty();
    }

    private static String text(byte[] json) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    }

    /** As {@code deserialize_values} in {@code trackio/utils.py} reads it. */
    private static @Nullable Object number(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> value;
        };
    }
}
