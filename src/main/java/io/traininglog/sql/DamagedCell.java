package io.traininglog.sql;

import io.traininglog.value.Cell;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A damaged row of SQLite as bytes, so that a copy of it is no better and no worse, and can be taken back: its kind and its
 * value, each as a letter for SQLite's storage class and what it takes.
 */
final class DamagedCell {

    private DamagedCell() {}

    static byte[] encode(Cell.Damaged cell) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, cell.kind());
            write(out, cell.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeByte('n');
        } else if (value instanceof Integer integer) {
            out.writeByte('i');
            out.writeInt(integer);
        } else if (value instanceof Long integer) {
            out.writeByte('l');
            out.writeLong(integer);
        } else if (value instanceof Double real) {
            out.writeByte('d');
            out.writeDouble(real);
        } else if (value instanceof String text) {
            write(out, 't', Utf16.encode(text));
        } else if (value instanceof byte[] blob) {
            write(out, 'b', blob);
        } else {
            write(out, 't', Utf16.encode(value.toString()));
        }
    }

    private static void write(DataOutputStream out, char type, byte[] bytes) throws IOException {
        out.writeByte(type);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Null if this is not what {@link #encode} made. */
    static Cell.@Nullable Damaged decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            Object kind = read(in);
            Object value = read(in);
            return in.read() < 0 ? new Cell.Damaged(reason(kind), kind, value) : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static String reason(@Nullable Object kind) {
        return "the row was damaged where it was copied from: kind " + kind
                + " with a value that this version of the library does not know together";
    }

    private static @Nullable Object read(DataInputStream in) throws IOException {
        int type = in.readUnsignedByte();
        return switch (type) {
            case 'n' -> null;
            case 'i' -> in.readInt();
            case 'l' -> in.readLong();
            case 'd' -> in.readDouble();
            case 't' -> Utf16.decode(readBytes(in));
            case 'b' -> readBytes(in);
            default -> throw new IOException("no type '" + (char) type + "'");
        };
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException(length + " bytes where there are " + in.available());
        }
        return in.readNBytes(length);
    }
}
