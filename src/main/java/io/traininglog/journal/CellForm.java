package io.traininglog.journal;

import io.traininglog.value.Cell;
import io.traininglog.value.Kind;
import java.nio.ByteBuffer;

/** Cells: a byte that says which, then the content. */
final class CellForm {

    private static final byte NULL = 0;
    private static final byte TOMBSTONE = 1;
    private static final byte INT = 2;
    private static final byte REAL = 3;
    private static final byte FALSE = 4;
    private static final byte TRUE = 5;
    private static final byte TEXT = 6;

    /** byte kind, int length, bytes. */
    private static final byte BLOB = 7;

    private static final int BLOB_HEAD = 1 + 1 + Integer.BYTES;

    private CellForm() {}

    /**
     * The bytes that a cell takes.
     *
     * @throws IllegalArgumentException if it is damaged
     */
    static long size(Cell cell) {
        if (cell instanceof Cell.Real || cell instanceof Cell.Int) {
            return 1 + Long.BYTES;
        } else if (cell instanceof Cell.Text text) {
            return 1 + TextForm.size(text.value());
        } else if (cell instanceof Cell.Blob blob) {
            if (!isOfBlobs(blob.kind())) {
                throw new IllegalArgumentException("a blob of kind " + blob.kind());
            }
            return BLOB_HEAD + (long) blob.bytes().length;
        } else if (cell instanceof Cell.Damaged damaged) {
            throw new IllegalArgumentException("a damaged cell is not written: " + damaged.reason());
        }
        return 1;
    }

    /** Of a cell whose size has been asked for. */
    static void write(ByteBuffer out, Cell cell) {
        if (cell instanceof Cell.Real real) {
            out.put(REAL).putLong(Double.doubleToRawLongBits(real.value()));
        } else if (cell instanceof Cell.Int integer) {
            out.put(INT).putLong(integer.value());
        } else if (cell instanceof Cell.Bool bool) {
            out.put(bool.value() ? TRUE : FALSE);
        } else if (cell instanceof Cell.Text text) {
            TextForm.write(out.put(TEXT), text.value());
        } else if (cell instanceof Cell.Blob blob) {
            out.put(BLOB).put((byte) blob.kind().code());
            out.putInt(blob.bytes().length).put(blob.bytes());
        } else {
            out.put(cell == Cell.Mark.TOMBSTONE ? TOMBSTONE : NULL);
        }
    }

    static Cell read(ByteBuffer in) throws MalformedRecordException {
        byte tag = in.get();
        return switch (tag) {
            case NULL -> Cell.Mark.NULL;
            case TOMBSTONE -> Cell.Mark.TOMBSTONE;
            case INT -> new Cell.Int(in.getLong());
            case REAL -> new Cell.Real(Double.longBitsToDouble(in.getLong()));
            case FALSE -> new Cell.Bool(false);
            case TRUE -> new Cell.Bool(true);
            case TEXT -> new Cell.Text(TextForm.read(in));
            case BLOB -> readBlob(in);
            default -> throw new MalformedRecordException("a cell with tag " + tag);
        };
    }

    private static Cell readBlob(ByteBuffer in) throws MalformedRecordException {
        byte code = in.get();
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new MalformedRecordException("a blob of " + length + " bytes in " + in.remaining());
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        try {
            Kind kind = Kind.of(code);
            if (isOfBlobs(kind)) {
                return new Cell.Blob(kind, bytes);
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedRecordException(String.valueOf(e.getMessage()));
        }
        throw new MalformedRecordException("a blob of kind " + code);
    }

    private static boolean isOfBlobs(Kind kind) {
        return switch (kind) {
            case BYTES, OBJECT, PICKLE, ARRAY, INTEGERS -> true;
            case PLAIN, BOOLEAN, NAN, TOMBSTONE, UTF16 -> false;
        };
    }
}
