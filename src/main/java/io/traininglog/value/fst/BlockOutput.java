package io.traininglog.value.fst;

import io.traininglog.UnsupportedValueException;
import java.io.IOException;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stream that a user's {@code writeObject} is given: FST's encodings behind Java's face. */
final class BlockOutput extends ObjectOutputStream {

    /** What follows are the fields of the class, in their order. */
    static final int FIELDS = 1;

    /** What follows is a map of names and values, from {@code putFields}. */
    static final int NAMED = 2;

    private final GraphOutput out;
    private final ClassShape.Level level;
    private final Object value;
    private @Nullable NamedFields named;

    BlockOutput(GraphOutput out, ClassShape.Level level, Object value) throws IOException {
        this.out = out;
        this.level = level;
        this.value = value;
    }

    @Override
    public void defaultWriteObject() throws IOException {
        out.writeByte(FIELDS);
        try {
            ObjectForm.writeFields(out, level, value);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    public PutField putFields() {
        if (named == null) {
            named = new NamedFields();
        }
        return named;
    }

    @Override
    public void writeFields() throws IOException {
        out.writeNamed(NAMED, named == null ? Map.of() : named.values);
    }

    @Override
    protected void writeObjectOverride(@Nullable Object object) {
        out.writeValue(object);
    }

    @Override
    public void writeUnshared(@Nullable Object object) {
        out.writeValue(object);
    }

    @Override
    public void useProtocolVersion(int version) {}

    @Override
    public void reset() {
        throw new UnsupportedValueException(level.type().getName() + " cannot be stored: its writeObject resets");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public void write(int b) throws IOException {
        out.write(b);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public void writeBoolean(boolean v) throws IOException {
        out.writeBoolean(v);
    }

    @Override
    public void writeByte(int v) throws IOException {
        out.writeByte(v);
    }

    @Override
    public void writeShort(int v) throws IOException {
        out.writeShort(v);
    }

    @Override
    public void writeChar(int v) throws IOException {
        out.writeChar(v);
    }

    @Override
    public void writeInt(int v) throws IOException {
        out.writeInt(v);
    }

    @Override
    public void writeLong(long v) throws IOException {
        out.writeLong(v);
    }

    @Override
    public void writeFloat(float v) throws IOException {
        out.writeFloat(v);
    }

    @Override
    public void writeDouble(double v) throws IOException {
        out.writeDouble(v);
    }

    @Override
    public void writeBytes(String text) throws IOException {
        out.writeBytes(text);
    }

    @Override
    public void writeChars(String text) throws IOException {
        out.writeChars(text);
    }

    @Override
    public void writeUTF(String text) throws IOException {
        out.writeUTF(text);
    }

    private static final class NamedFields extends PutField {

        private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

        @Override
        public void put(String name, boolean v) {
            values.put(name, v);
        }

        @Override
        public void put(String name, byte v) {
            values.put(name, v);
        }

        @Override
        public void put(String name, char v) {
            values.put(name, v);
        }

        @Override
        public void put(String name, short v) {
            values.put(name, v);
        }

        @Override
        public void put(String name, int v) {
            values.put(name, v);
        }

        @Override
        public void put(String name, long v) {
            values.put(name, v);
        }

        @Override
        public void put(String name, float v) {
            values.put(name, v);
        }

        @Override
        public void put(String name, double v) {
            values.put(name, v);
        }

        @Override
        public void put(String name, @Nullable Object v) {
            values.put(name, v);
        }

        @Override
        @Deprecated
        public void write(ObjectOutput ignored) {
            throw new UnsupportedOperationException("call writeFields()");
        }
    }
}
