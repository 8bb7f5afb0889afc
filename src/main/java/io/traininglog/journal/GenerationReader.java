package io.traininglog.journal;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Reads the records of one generation, up to the first that does not validate. */
final class GenerationReader {

    private final AreaReader area;
    private final long seed;
    private final int mostBytes;
    private int position;
    private long count;

    GenerationReader(AreaReader area, Layout layout, long journal, long generation) {
        this.area = area;
        this.seed = Checksum.seed(journal, generation);
        this.mostBytes = layout.mostBytes();
        this.position = layout.firstRecord(Layout.area(generation));
    }

    /** The end of the last record that was read. */
    int position() {
        return position;
    }

    /** How many records were handed out. */
    long count() {
        return count;
    }

    /** Hands out the records. */
    void read(RecordVisitor visitor) throws IOException, MalformedRecordException {
        RecordDecoder decoder = new RecordDecoder(visitor);
        while (hasRecord()) {
            int head = (int) area.word(position);
            int length = RecordType.length(head);
            ByteBuffer payload = area.bytes(position + Layout.RECORD_HEAD, length);
            try {
                if (decoder.decode(RecordType.type(head), payload)) {
                    count++;
                }
            } catch (BufferUnderflowException e) {
                throw new MalformedRecordException("a record of " + length + " bytes ends too early");
            }
            position += (int) (Layout.RECORD_HEAD + Layout.padded(length));
        }
    }

    /** Whether a record that validates comes next. */
    boolean hasRecord() throws IOException {
        if (!area.has(position, Layout.RECORD_HEAD)) {
            return false;
        }
        long first = area.word(position);
        long size = Layout.RECORD_HEAD + Layout.padded(RecordType.length((int) first));
        if (size > mostBytes || !area.has(position, size)) {
            return false;
        }
        long state = Checksum.add(Checksum.begin(seed, position), first & 0xFFFF_FFFFL);
        for (int i = Layout.RECORD_HEAD; i < size; i += Long.BYTES) {
            state = Checksum.add(state, area.word(position + i));
        }
        return Checksum.end(state) == (int) (first >>> 32);
    }
}
