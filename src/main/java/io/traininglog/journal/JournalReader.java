package io.traininglog.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the generations of a journal that nobody appends to. */
final class JournalReader {

    private final RandomAccessFile file;
    private final Header header;
    private final @Nullable AreaHead[] heads = new AreaHead[2];

    JournalReader(RandomAccessFile file, Header header) throws IOException {
        this.file = file;
        this.header = header;
        for (int area = 0; area < 2; area++) {
            int start = header.layout().start(area);
            AreaReader reader = new AreaReader(file, header.layout().end(area));
            if (reader.has(start, AreaHead.BYTES)) {
                heads[area] = AreaHead.read(reader.bytes(start, AreaHead.BYTES), header.id());
            }
        }
    }

    /** The number before that of the oldest generation whose head is there; 0 if none is. */
    long beforeOldest() {
        long oldest = Long.MAX_VALUE;
        for (AreaHead head : heads) {
            oldest = head == null ? oldest : Math.min(oldest, head.generation());
        }
        return oldest == Long.MAX_VALUE ? 0 : oldest - 1;
    }

    /** Hands out what follows a generation, one generation after the other, up to the first that is not complete. */
    Replay read(long drained, RecordVisitor visitor) throws IOException {
        long generation = drained;
        long records = 0;
        String damage = null;
        while (damage == null && head(generation + 1) != null) {
            generation++;
            visitor.generation(generation);
            GenerationReader reader = reader(generation);
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

    /** The numbers of those that hold a record, ascending. */
    List<Long> generations() throws IOException {
        List<Long> numbers = new ArrayList<>();
        for (AreaHead head : heads) {
            if (head != null && reader(head.generation()).hasRecord()) {
                numbers.add(head.generation());
            }
        }
        Collections.sort(numbers);
        return numbers;
    }

    private GenerationReader reader(long generation) throws IOException {
        AreaReader area = new AreaReader(file, header.layout().end(Layout.area(generation)));
        return new GenerationReader(area, header.layout(), header.id(), generation);
    }

    private @Nullable AreaHead head(long generation) {
        AreaHead head = heads[Layout.area(generation)];
        return head != null && head.generation() == generation ? head : null;
    }

    /** What keeps from being read what comes after a generation. */
    private @Nullable String missing(long generation) throws IOException {
        for (AreaHead head : heads) {
            if (head != null && head.generation() > generation) {
                return "generation " + (generation + 1) + " is missing, generation " + head.generation() + " is there";
            }
        }
        // A process that dies while it begins a generation leaves a damaged head as well, but no records after it
        return reader(generation + 1).hasRecord() ? "generation " + (generation + 1) + " has a damaged head" : null;
    }
}
