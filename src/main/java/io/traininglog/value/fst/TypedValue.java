package io.traininglog.value.fst;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a field of a declared type holds: a primitive without a tag, anything else as a value of its own. */
final class TypedValue {

    private TypedValue() {}

    static void write(GraphOutput out, Class<?> type, @Nullable Object value) throws IOException {
        if (!type.isPrimitive() || value == null) {
            out.writeValue(value);
        } else if (value instanceof Double d) {
            out.writeDouble(d);
        } else if (value instanceof Long l) {
            out.writeLong(l);
        } else if (value instanceof Integer i) {
            out.writeInt(i);
        } else if (value instanceof Boolean b) {
            out.writeBoolean(b);
        } else if (value instanceof Float f) {
            out.writeFloat(f);
        } else if (value instanceof Short s) {
            out.writeShort(s);
        } else if (value instanceof Character c) {
            out.writeChar(c);
        } else {
            out.writeByte((Byte) value);
        }
    }

    static @Nullable Object read(GraphInput in, Class<?> type) throws Exception {
        if (!type.isPrimitive()) {
            return in.readValue();
        }
        return switch (type.getName()) {
            case "double" -> in.readDouble();
            case "long" -> (Object) in.readLong();
            case "int" -> in.readInt();
            case "boolean" -> in.readBoolean();
            case "float" -> in.readFloat();
            case "short" -> in.readShort();
            case "char" -> in.readChar();
            default -> in.readByte();
        };
    }
}
