package io.traininglog.value;

import org.jspecify.annotations.Nullable;

/**
 * A value in its stored form, encoded once on the caller's thread. Cells are immutable: nobody changes the bytes of a
 * {@link Blob} after its construction.
 */
public sealed interface Cell {

    /** Cells without content. */
    enum Mark implements Cell {
        /** The value null. */
        NULL,
        /** Hides an ancestor's entry; readers of a log never see it. */
        TOMBSTONE
    }

    record Int(long value) implements Cell {}

    /** NaN and the infinities included. */
    record Real(double value) implements Cell {}

    record Bool(boolean value) implements Cell {}

    /** Any string, U+0000 and lone surrogates included. */
    record Text(String value) implements Cell {}

    /** Bytes of kind {@link Kind#BYTES}, {@link Kind#OBJECT}, {@link Kind#PICKLE}, {@link Kind#ARRAY} or {@link
     * Kind#INTEGERS}. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Blob(Kind kind, byte[] bytes) implements Cell {}

    /**
     * What is stored does not fit its kind: the entry cannot be read, its neighbours can.
     *
     * @param kind as the database has it, so that a copy of the cell is no better and no worse
     * @param value as the database has it
     */
    record Damaged(
            String reason, @Nullable Object kind, @Nullable Object value) implements Cell {}

    /** About how many bytes it holds beyond a fixed few: none for scalars. */
    default long weight() {
        if (this instanceof Blob blob) {
            return blob.bytes().length;
        }
        return this instanceof Text text ? 2L * text.value().length() : 0;
    }
}
