package io.traininglog.export;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Values of one key, kept in a stream with what it takes to tell them apart: numbers, booleans, strings, null and arrays of
 * one type and shape as they are, all else as JSON.
 */
final class SpooledValues {

    private static final int LONG = 'L';
    private static final int DOUBLE = 'D';
    private static final int TRUE = 'T';
    private static final int FALSE = 'F';
    private static final int NULL = 'N';
    private static final int TEXT = 'S';
    private static final int ARRAY = 'A';
    private static final int JSON = 'J';

    private final Spool.Stream stream;
    private final DataOutputStream out;
    private long count;
    private @Nullable PrimitiveArray arrays;
    private boolean areArraysAlike = true;

    SpooledValues(Spool.Stream stream) {
        this.stream = stream;
        this.out = new DataOutputStream(stream);
    }

    /** What is neither number, boolean, string nor null, and no array like the others. */
    record Json(String text) {}

    /** Takes a value. */
    interface Reader {
        void value(@Nullable Object value) throws IOException;
    }

    void add(@Nullable Object value) throws IOException {
        count++;
        if (value instanceof Double number) {
            out.write(DOUBLE);
            out.writeLong(Double.doubleToRawLongBits(number));
        } else if (value instanceof Long number) {
            out.write(LONG);
            out.writeLong(number);
        } else if (value instanceof Boolean truth) {
            out.write(truth ? TRUE : FALSE);
        } else if (value == null) {
            out.write(NULL);
        } else if (value instanceof String text) {
            out.write(TEXT);
            out.writeInt(text.length());
            out.writeChars(text);
        } else {
            addOther(value);
        }
    }

    private void addOther(Object value) throws IOException {
        PrimitiveArray form = PrimitiveArray.is(value) ? PrimitiveArray.of(value) : null;
        arrays = arrays == null ? form : arrays;
        if (form != null && form.equals(arrays)) {
            out.write(ARRAY);
            form.write(value, out);
        } else {
            areArraysAlike = false;
            byte[] json = JsonText.of(value).getBytes(StandardCharsets.UTF_8);
            out.write(JSON);
            out.writeInt(json.length);
            out.write(json);
        }
    }

    /** The type and shape of all arrays; null if they are not alike, or there is none. */
    @Nullable
    PrimitiveArray arrays() {
        return areArraysAlike ? arrays : null;
    }

    /** Reads all, in order; arrays that are not like the first as {@link Json}. */
    void read(Reader reader) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(stream.read(), 1 << 16))) {
            for (long i = 0; i < count; i++) {
                reader.value(read(in));
            }
        }
    }

    private @Nullable Object read(DataInputStream in) throws IOException {
        int tag = in.readUnsignedByte();
        return switch (tag) {
            case LONG -> in.readLong();
            case DOUBLE -> (Object) Double.longBitsToDouble(in.readLong());
            case TRUE -> true;
            case FALSE -> false;
            case NULL -> null;
            case TEXT -> text(in);
            case ARRAY -> arrays == null ? null : arrays.read(in);
            case JSON -> new Json(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
            default -> throw new IOException("the temporary file was changed by somebody else");
        };
    }

    private static String text(DataInputStream in) throws IOException {
        char[] text = new char[in.readInt()];
        for (int i = 0; i < text.length; i++) {
            text[i] = in.readChar();
        }
        return new String(text);
    }
}
