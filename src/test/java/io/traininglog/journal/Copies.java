package io.traininglog.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Objects;

/** Reads copies of journals. */
final class Copies {

    private Copies() {}

    static Replay read(Path copy, long drained, RecordVisitor visitor) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(copy.toFile(), "r")) {
            Header header = Objects.requireNonNull(Header.of(Header.read(file)));
            return new JournalReader(file, header).read(drained, visitor);
        }
    }
}
