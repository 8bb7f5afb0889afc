package io.traininglog.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Puts records into the current generation's area, one behind the other. For one thread at a time. */
final class RecordWriter {

    private static final int NUMBER_BYTES = Layout.RECORD_HEAD + 24;
    private static final long NUMBER_HEAD = head(RecordType.NUMBER, 24);
    private static final long INT = 0xFFFF_FFFFL;

    private final MappedFile file;
    private ByteBuffer bytes;
    private ByteBuffer out;

    private Generation generation;
    private long seed;
    private int position;
    private int limit;

    RecordWriter(MappedFile file, Generation first) {
        this.file = file;
        this.bytes = file.bytes();
        this.out = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        this.generation = first;
        begin(first);
    }

    /** Goes on in a generation whose head is written. */
    void begin(Generation begun) {
        generation = begun;
        seed = Checksum.seed(file.header().id(), begun.number());
        position = begun.end();
        limit = file.fill(begun.area(), position);
    }

    /** Lets nothing be put any more, and forgets the mapping. */
    void end() {
        limit = 0;
        bytes = ByteBuffer.allocate(0);
        out = bytes;
    }

    /** Makes {@link #out()} ready for a payload of this length, which {@link #finish} ends. */
    Append begin(long length) {
        long size = Layout.RECORD_HEAD + Layout.padded(length);
        Append room = room(size);
        if (room == Append.DONE) {
            out.position(position + Layout.RECORD_HEAD);
        }
        return room;
    }

    ByteBuffer out() {
        return out;
    }

    /** Pads the payload and puts the record's head before it. */
    void finish(int type) {
        int at = position;
        int end = out.position();
        long head = head(type, end - at - Layout.RECORD_HEAD);
        while ((end & 7) != 0) {
            bytes.put(end++, (byte) 0);
        }
        long state = Checksum.add(Checksum.begin(seed, at), head);
        for (int i = at + Layout.RECORD_HEAD; i < end; i += Long.BYTES) {
            state = Checksum.add(state, bytes.getLong(i));
        }
        finish(head, state, end);
    }

    Append number(long names, long time, double value) {
        int at = position;
        if (at + NUMBER_BYTES > limit) {
            Append room = room(NUMBER_BYTES);
            if (room != Append.DONE) {
                return room;
            }
        }
        long state = Checksum.add(Checksum.begin(seed, at), NUMBER_HEAD);
        state = put(state, at + 8, names);
        state = put(state, at + 16, time);
        state = put(state, at + 24, Double.doubleToRawLongBits(value));
        finish(NUMBER_HEAD, state, at + NUMBER_BYTES);
        return Append.DONE;
    }

    Append numbers(long logAndCount, long time, int[] keys, double[] values, int count) {
        long length = 16 + 12L * count;
        Append room = room(Layout.RECORD_HEAD + Layout.padded(length));
        if (room != Append.DONE) {
            return room;
        }
        int at = position;
        long head = head(RecordType.NUMBERS, (int) length);
        long state = Checksum.add(Checksum.begin(seed, at), head);
        state = put(state, at + 8, logAndCount);
        state = put(state, at + 16, time);
        int next = at + 24;
        for (int i = 0; i < count; i++, next += 8) {
            state = put(state, next, Double.doubleToRawLongBits(values[i]));
        }
        for (int i = 0; i < count; i += 2, next += 8) {
            long second = i + 1 < count ? (long) keys[i + 1] << 32 : 0;
            state = put(state, next, keys[i] | second);
        }
        finish(head, state, next);
        return Append.DONE;
    }

    private long put(long state, int offset, long word) {
        bytes.putLong(offset, word);
        return Checksum.add(state, word);
    }

    private void finish(long head, long state, int end) {
        bytes.putLong(position, head | (long) Checksum.end(state) << 32);
        position = end;
        generation.end(end);
    }

    private Append room(long size) {
        if (size > file.layout().mostBytes()) {
            return Append.TOO_LARGE;
        } else if (position + size <= limit) {
            return Append.DONE;
        }
        file.checkOpen();
        if (position + size > file.layout().end(generation.area())) {
            return Append.NO_ROOM;
        }
        limit = file.fill(generation.area(), (int) (position + size));
        return Append.DONE;
    }

    private static long head(int type, int length) {
        return RecordType.head(type, length) & INT;
    }
}
