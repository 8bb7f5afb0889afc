package io.traininglog.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Reads the generations of a journal that nobody appends to. */
final class JournalReader {

    private final RandomAccessFile file;
    private final Header header;
    private final @Nullable AreaHead[] heads = new AreaHead[2];
    private boolean hasDamagedHead;

    JournalReader(RandomAccessFile file, Header header) throws IOException {
        this.file = file;
        this.header = header;
        for (int area = 0; area < 2; area++) {
            readHead(area);
        }
    }

    private void readHead(int area) throws IOException {
        Layout layout = header.layout();
        AreaReader reader = new AreaReader(file, layout.end(area));
        ByteBuffer bytes = ByteBuffer.allocate(AreaHead.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        if (reader.has(layout.start(area), AreaHead.BYTES)) {
            bytes = reader.bytes(layout.start(area), AreaHead.BYTES);
        }
        AreaHead head = AreaHead.read(bytes, header.id());
        boolean isOurs = head != null && Layout.area(head.generation()) == area;
        heads[area] = isOurs ? head : null;
        hasDamagedHead |= !isOurs && bytes.mismatch(ByteBuffer.allocate(AreaHead.BYTES)) >= 0;
    }

    /** Hands out what follows a generation, one generation after the other, up to the first that is not complete. */
    Replay read(long drained, RecordVisitor visitor) throws IOException {
        long generation = drained;
        long records = 0;
        String damage = null;
        while (damage == null && head(generation + 1) != null) {
            generation++;
            GenerationReader reader = new GenerationReader(
                    new AreaReader(file, header.layout().end(Layout.area(generation))),
                    header.layout(),
                    header.id(),
                    generation);
            try {
                reader.read(visitor);
                AreaHead next = head(generation + 1);
                if (next != null && next.previousEnd() != reader.position()) {
                    damage = "generation " + generation + " ends at byte " + reader.position() + ", not "
                            + next.previousEnd();
                }
            } catch (MalformedRecordException e) {
                damage = "generation " + generation + " holds at byte " + reader.position() + " " + e.getMessage();
            }
            records += reader.count();
        }
        return new Replay(generation, records, damage == null ? missing(generation) : damage);
    }

    private @Nullable AreaHead head(long generation) {
        AreaHead head = heads[Layout.area(generation)];
        return head != null && head.generation() == generation ? head : null;
    }

    /** What keeps from being read what comes after a generation. */
    private @Nullable String missing(long generation) {
        for (AreaHead head : heads) {
            if (head != null && head.generation() > generation) {
                return "generation " + (generation + 1) + " is missing, generation " + head.generation() + " is there";
            }
        }
        return hasDamagedHead ? "an area has a damaged head" : null;
    }
}
