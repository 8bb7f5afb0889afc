package io.traininglog.value;

/** How to read a stored value. Codes are part of the file format: none changes its meaning. */
public enum Kind {
    /** As it stands: null, an integer, a real number or text. */
    PLAIN(0),
    BOOLEAN(1),
    /** Not a number, which SQL databases do not keep as a real. */
    NAN(2),
    /** A {@code byte[]}. */
    BYTES(3),
    /** An object, as {@code ObjectCodec} frames it. */
    OBJECT(4),
    /** A Python pickle, as Blocks wrote it. */
    PICKLE(5),
    /** A numeric array in NumPy's {@code .npy} format. */
    ARRAY(6),
    /** Hides what ancestors have. */
    TOMBSTONE(7),
    /** A string that SQL text cannot hold (U+0000, lone surrogates): its UTF-16 units, little-endian. */
    UTF16(8),
    /** A list of {@code Long}, as a {@code .npy} array: what {@code _epoch_ends} is, with no object codec to load. */
    INTEGERS(9);

    private static final Kind[] BY_CODE = values();

    private final int code;

    Kind(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /**
     * The kind with this code.
     *
     * @throws IllegalArgumentException for a code that this version does not know
     */
    public static Kind of(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("kind " + code + " is unknown to this version of the library");
        }
        return BY_CODE[code];
    }
}
