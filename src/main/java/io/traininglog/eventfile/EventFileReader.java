package io.traininglog.eventfile;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads an event file of TensorBoard, one event at a time and in bounded memory, whatever the file has. What is damaged is
 * reported and left out:
 *
 * <ul>
 *   <li>a last record that is cut short, as one is that a trainer was writing when it was killed, or is writing now;
 *   <li>a record whose data do not match their checksum, or are no event: the next one is read;
 *   <li>a record whose length does not match its checksum: where the next one begins is not known then, so that nothing
 *       after it is read;
 *   <li>a record of more than 16 MiB, which no scalar needs: the next one is read.
 * </ul>
 *
 * <p>What a trainer appends after the file was opened is not read. Not safe for threads.
 *
 * @see <a href="https://github.com/tensorflow/tensorboard/blob/master/tensorboard/compat/proto/event.proto">event.proto</a>
 */
public final class EventFileReader implements Closeable {

    private final RecordReader records;
    private final Damage damage;

    EventFileReader(Path file, Damage damage) throws IOException {
        this.records = new RecordReader(file, damage);
        this.damage = damage;
    }

    /** Goes on with the record that begins at this offset: one that an event had, or {@link #position()} was. */
    public void seek(long offset) throws IOException {
        records.seek(offset);
    }

    /** How far the file is read, in bytes. */
    public long position() {
        return records.position();
    }

    /** The next event; empty at the end. */
    public Optional<Event> next() throws IOException {
        while (records.next()) {
            try {
                return Optional.of(EventDecoder.decode(records.offset(), records.data(), records.length()));
            } catch (InvalidProtocolBufferException e) {
                damage.found(records.offset(), "a record is no event: " + e.getMessage() + "; the next is read");
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
