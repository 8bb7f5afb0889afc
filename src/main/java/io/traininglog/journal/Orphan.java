package io.traininglog.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a process that is gone, claimed by this one: nobody else replays it until this object is closed,
 * deleted or set aside. For one thread at a time.
 */
public final class Orphan implements AutoCloseable {

    private final Path path;
    private final Object key;
    private final RandomAccessFile file;
    private final @Nullable Header header;
    private boolean isClosed;

    /** An orphan that is locked; without a header if that is damaged. */
    Orphan(Path path, Object key, RandomAccessFile file, @Nullable Header header) {
        this.path = path;
        this.key = key;
        this.file = file;
        this.header = header;
    }

    public Path file() {
        return path;
    }

    /** What the database knows the journal by. */
    public long id() {
        return header == null ? JournalName.id(path) : header.id();
    }

    /** Milliseconds since 1970, by the clock of the process that made it; 0 if that is lost. */
    public long created() {
        return header == null ? 0 : header.created();
    }

    /**
     * Hands out all that follows a generation. What comes back is a prefix of what was appended after it.
     *
     * @param drained the last generation that the database has; 0 if none is noted there
     * @throws JournalException if the file cannot be read; what was handed out before is good
     */
    public Replay replay(long drained, RecordVisitor visitor) {
        return replay(drained, reader -> drained, visitor);
    }

    /**
     * Hands out all generations that are there, for who knows of each log's part how far the database has it.
     *
     * @throws JournalException if the file cannot be read; what was handed out before is good
     */
    public Replay replayAll(RecordVisitor visitor) {
        return replay(0, JournalReader::beforeOldest, visitor);
    }

    private Replay replay(long known, ToLongFunction<JournalReader> before, RecordVisitor visitor) {
        if (isClosed) {
            throw new IllegalStateException(path + " is closed");
        } else if (header == null) {
            return new Replay(known, 0, "its header is damaged");
        }
        try {
            JournalReader reader = new JournalReader(file, header);
            return reader.read(before.applyAsLong(reader), visitor);
        } catch (IOException e) {
            throw new JournalException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Deletes it: all it holds is in the database. */
    public void delete() {
        end(() -> OpenFiles.delete(key, file, path, header));
    }

    /**
     * Keeps it under another name, where no claimer looks: it holds what could not be read.
     *
     * @return the other name
     */
    public Path setAside() {
        return moveTo(JournalName.setAside(path));
    }

    /**
     * Keeps it under another name, where no claimer looks: it holds what the database has no place for.
     *
     * @return the other name
     */
    public Path keep() {
        return moveTo(JournalName.kept(path));
    }

    private Path moveTo(Path aside) {
        end(() -> {
            synchronized (OpenFiles.MONITOR) {
                boolean isMoved = isMoved(aside);
                OpenFiles.close(key, file);
                if (!isMoved) {
                    Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        });
        return aside;
    }

    /** Windows moves no file that is open like this. */
    private boolean isMoved(Path aside) {
        try {
            Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Gives it back: whoever comes next claims it. */
    @Override
    public void close() {
        end(() -> OpenFiles.close(key, file));
    }

    private void end(Ending ending) {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            ending.run();
        } catch (IOException e) {
            throw new JournalException(path + " cannot be put away: " + e.getMessage(), e);
        }
    }

    private interface Ending {
        void run() throws IOException;
    }
}
