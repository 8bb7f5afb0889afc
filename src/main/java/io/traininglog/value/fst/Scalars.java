package io.traininglog.value.fst;

import io.traininglog.CodecException;
import io.traininglog.PickledObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Forms of single values. */
final class Scalars {

    static final Form NULL = constant(null);
    static final Form FALSE = constant(false);
    static final Form TRUE = constant(true);
    static final Form BYTE = form((out, v) -> out.writeByte((Byte) v), in -> in.readByte());
    static final Form SHORT = form((out, v) -> out.writeShort((Short) v), in -> in.readShort());
    static final Form CHARACTER = form((out, v) -> out.writeChar((Character) v), in -> in.readChar());
    static final Form INTEGER = form((out, v) -> out.writeInt((Integer) v), in -> in.readInt());
    static final Form LONG = form((out, v) -> out.writeLong((Long) v), in -> in.readLong());
    static final Form FLOAT = form((out, v) -> out.writeFloat((Float) v), in -> in.readFloat());
    static final Form DOUBLE = form((out, v) -> out.writeDouble((Double) v), in -> in.readDouble());
    static final Form BIG_INTEGER =
            form((out, v) -> writeBytes(out, ((BigInteger) v).toByteArray()), in -> new BigInteger(readBytes(in)));
    static final Form BIG_DECIMAL = form(Scalars::writeDecimal, Scalars::readDecimal);
    static final Form UUID = form(Scalars::writeUuid, in -> new java.util.UUID(in.readLong(), in.readLong()));

    @SuppressWarnings("JavaUtilDate") // a user's choice
    static final Form DATE = form((out, v) -> out.writeLong(((Date) v).getTime()), in -> new Date(in.readLong()));

    static final Form BIT_SET =
            form((out, v) -> writeBytes(out, ((BitSet) v).toByteArray()), in -> BitSet.valueOf(readBytes(in)));
    static final Form PICKLED_OBJECT = form(Scalars::writePickled, Scalars::readPickled);

    /** Shared, as trainers repeat their keys in every map. */
    static final Form STRING = new Form() {
        @Override
        public void write(GraphOutput out, Object value) throws IOException {
            out.writeUTF((String) value);
        }

        @Override
        public Object read(GraphInput in, int position) throws IOException {
            return in.readUTF();
        }

        @Override
        public Sharing sharing() {
            return Sharing.AFTER_CONTENT;
        }
    };

    /** Written by {@link GraphOutput} itself, where a value stands that was written before. */
    static final Form REFERENCE = new Form() {
        @Override
        public void write(GraphOutput out, Object value) {
            throw new IllegalStateException("no value is a reference");
        }

        @Override
        public Object read(GraphInput in, int position) throws IOException {
            return in.resolve(in.readInt());
        }
    };

    private Scalars() {}

    interface Writer {
        void write(GraphOutput out, Object value) throws Exception;
    }

    interface Reader {
        @Nullable
        Object read(GraphInput in) throws Exception;
    }

    /** A form without identity: it is copied wherever it occurs. */
    static Form form(Writer writer, Reader reader) {
        return new Form() {
            @Override
            public void write(GraphOutput out, Object value) throws Exception {
                writer.write(out, value);
            }

            @Override
            public @Nullable Object read(GraphInput in, int position) throws Exception {
                return reader.read(in);
            }
        };
    }

    static Form constant(@Nullable Object constant) {
        return form((out, value) -> {}, in -> constant);
    }

    private static void writeBytes(GraphOutput out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(GraphInput in) throws IOException {
        byte[] bytes = new byte[in.payload().readLength(1)];
        in.readFully(bytes);
        return bytes;
    }

    private static void writeDecimal(GraphOutput out, Object value) throws IOException {
        BigDecimal decimal = (BigDecimal) value;
        out.writeInt(decimal.scale());
        writeBytes(out, decimal.unscaledValue().toByteArray());
    }

    private static BigDecimal readDecimal(GraphInput in) throws IOException {
        int scale = in.readInt();
        return new BigDecimal(new BigInteger(readBytes(in)), scale);
    }

    private static void writeUuid(GraphOutput out, Object value) throws IOException {
        java.util.UUID uuid = (java.util.UUID) value;
        out.writeLong(uuid.getMostSignificantBits());
        out.writeLong(uuid.getLeastSignificantBits());
    }

    private static void writePickled(GraphOutput out, Object value) throws IOException {
        PickledObject pickled = (PickledObject) value;
        out.writeUTF(pickled.className());
        writeBytes(out, pickled.bytes());
    }

    private static PickledObject readPickled(GraphInput in) throws IOException {
        String className = in.readUTF();
        return new PickledObject(className, readBytes(in));
    }

    static CodecException damaged(String what) {
        return new CodecException("a stored object is damaged: " + what);
    }
}
