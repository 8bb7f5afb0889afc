package io.traininglog.value.fst;

import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectInputValidation;
import java.io.ObjectStreamClass;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stream that a user's {@code readObject} is given; it ends where the class's own {@code writeObject} ended. */
final class BlockInput extends ObjectInputStream {

    private final GraphInput in;
    private final ClassShape.Level level;
    private final Object made;
    private final int end;

    BlockInput(GraphInput in, ClassShape.Level level, Object made, int end) throws IOException {
        this.in = in;
        this.level = level;
        this.made = made;
        this.end = end;
    }

    /** The stream, if the block goes on. */
    private GraphInput more() throws EOFException {
        if (in.position() >= end) {
            throw new EOFException("a " + level.type().getName() + " reads more than it wrote");
        }
        return in;
    }

    @Override
    public void defaultReadObject() throws IOException {
        try {
            if (readFieldsMarker()) {
                ObjectForm.readFields(in, level, made);
            } else {
                setFields(in.readNamed());
            }
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private boolean readFieldsMarker() throws IOException {
        return switch (more().readByte()) {
            case BlockOutput.FIELDS -> true;
            case BlockOutput.NAMED -> false;
            default -> throw Scalars.damaged("the fields of a " + level.type().getName() + " are missing");
        };
    }

    private void setFields(Map<String, @Nullable Object> values) throws IllegalAccessException {
        for (Field field : level.fields()) {
            Object value = values.get(field.getName());
            if (value != null) {
                field.set(made, value);
            }
        }
    }

    @Override
    public GetField readFields() throws IOException {
        try {
            return new NamedFields(level.type(), readFieldsMarker() ? fieldsByName() : in.readNamed());
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private Map<String, @Nullable Object> fieldsByName() throws Exception {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (Field field : level.fields()) {
            values.put(field.getName(), TypedValue.read(in, field.getType()));
        }
        return values;
    }

    @Override
    protected Object readObjectOverride() throws IOException {
        return more().readObject();
    }

    @Override
    public Object readUnshared() throws IOException {
        return more().readObject();
    }

    @Override
    public void registerValidation(ObjectInputValidation validation, int priority) {
        in.validateAtEnd(validation, priority);
    }

    @Override
    public int available() {
        return Math.max(0, end - in.position());
    }

    @Override
    public void close() {}

    @Override
    public int read() throws IOException {
        return in.position() < end ? in.readUnsignedByte() : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0 && available() == 0) {
            return -1;
        }
        int count = Math.min(length, available());
        in.readFully(bytes, offset, count);
        return count;
    }

    @Override
    public void readFully(byte[] bytes) throws IOException {
        readFully(bytes, 0, bytes.length);
    }

    @Override
    public void readFully(byte[] bytes, int offset, int length) throws IOException {
        if (length > available()) {
            throw new EOFException("a " + level.type().getName() + " reads more than it wrote");
        }
        in.readFully(bytes, offset, length);
    }

    @Override
    public int skipBytes(int length) throws IOException {
        int count = Math.max(0, Math.min(length, available()));
        in.skipBytes(count);
        return count;
    }

    @Override
    public boolean readBoolean() throws IOException {
        return more().readBoolean();
    }

    @Override
    public byte readByte() throws IOException {
        return more().readByte();
    }

    @Override
    public int readUnsignedByte() throws IOException {
        return more().readUnsignedByte();
    }

    @Override
    public short readShort() throws IOException {
        return more().readShort();
    }

    @Override
    public int readUnsignedShort() throws IOException {
        return more().readShort() & 0xffff;
    }

    @Override
    public char readChar() throws IOException {
        return more().readChar();
    }

    @Override
    public int readInt() throws IOException {
        return more().readInt();
    }

    @Override
    public long readLong() throws IOException {
        return more().readLong();
    }

    @Override
    public float readFloat() throws IOException {
        return more().readFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return more().readDouble();
    }

    @Override
    public String readUTF() throws IOException {
        return more().readUTF();
    }

    private static final class NamedFields extends GetField {

        private final Class<?> type;
        private final Map<String, @Nullable Object> values;

        NamedFields(Class<?> type, Map<String, @Nullable Object> values) {
            this.type = type;
            this.values = values;
        }

        @SuppressWarnings("unchecked") // as wrong as the caller's default
        private <T> T valueOr(String name, T fallback) {
            Object value = values.get(name);
            return value == null ? fallback : (T) value;
        }

        @Override
        public ObjectStreamClass getObjectStreamClass() {
            return ObjectStreamClass.lookup(type);
        }

        @Override
        public boolean defaulted(String name) {
            return !values.containsKey(name);
        }

        @Override
        public boolean get(String name, boolean fallback) {
            return valueOr(name, fallback);
        }

        @Override
        public byte get(String name, byte fallback) {
            return valueOr(name, fallback);
        }

        @Override
        public char get(String name, char fallback) {
            return valueOr(name, fallback);
        }

        @Override
        public short get(String name, short fallback) {
            return valueOr(name, fallback);
        }

        @Override
        public int get(String name, int fallback) {
            return valueOr(name, fallback);
        }

        @Override
        public long get(String name, long fallback) {
            return valueOr(name, fallback);
        }

        @Override
        public float get(String name, float fallback) {
            return valueOr(name, fallback);
        }

        @Override
        public double get(String name, double fallback) {
            return valueOr(name, fallback);
        }

        @Override
        @SuppressWarnings("NullAway") // GetField answers null for null
        public @Nullable Object get(String name, @Nullable Object fallback) {
            return values.containsKey(name) ? values.get(name) : fallback;
        }
    }
}
