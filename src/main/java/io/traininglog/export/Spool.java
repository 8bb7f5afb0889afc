package io.traininglog.export;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Many streams of bytes that are written by turns and then read one after the other. What they hold is in the heap while
 * it is little, then in one file that only its owner may read, and that is gone when this is closed. Not safe for threads.
 */
final class Spool implements Closeable {

    private static final int MOST_IN_HEAP = 16 << 20;

    private static final Set<OpenOption> OWN_FILE = Set.of(
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.DELETE_ON_CLOSE);

    private final Path file;
    private final List<Stream> streams = new ArrayList<>();
    private @Nullable FileChannel channel;
    private int inHeap;

    /** With its file, if it needs one, beside another. */
    Spool(Path other) {
        this.file = other.toAbsolutePath().resolveSibling(".traininglog-" + UUID.randomUUID() + ".tmp");
    }

    /** A new stream, empty. */
    Stream stream() {
        Stream stream = new Stream();
        streams.add(stream);
        return stream;
    }

    private void moveToFile() throws IOException {
        FileChannel into = channel();
        for (Stream stream : streams) {
            stream.moveTo(into);
        }
        inHeap = 0;
    }

    private FileChannel channel() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            open = UnfinishedFiles.create(file, OWN_FILE, ownersAlone());
            channel = open;
        }
        return open;
    }

    private FileAttribute<?>[] ownersAlone() throws IOException {
        FileStore store = Files.getFileStore(file.resolveSibling("."));
        return store.supportsFileAttributeView(PosixFileAttributeView.class)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public void close() throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            UnfinishedFiles.forget(file);
        }
    }

    /** Bytes, to be written and then read. */
    final class Stream extends OutputStream {

        private static final int SMALLEST = 32;

        private final List<Block> blocks = new ArrayList<>(0);
        private byte[] buffer = {};
        private int length;

        private Stream() {}

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (inHeap > MOST_IN_HEAP - count) {
                moveToFile();
            }
            if (count > MOST_IN_HEAP) {
                append(ByteBuffer.wrap(bytes, from, count), channel());
                return;
            }
            if (buffer.length - length < count) {
                byte[] larger = new byte[Math.max(SMALLEST, Math.max(length + count, 2 * length))];
                System.arraycopy(buffer, 0, larger, 0, length);
                buffer = larger;
            }
            System.arraycopy(bytes, from, buffer, length, count);
            length += count;
            inHeap += count;
        }

        private void moveTo(FileChannel into) throws IOException {
            if (length > 0) {
                append(ByteBuffer.wrap(buffer, 0, length), into);
                buffer = new byte[0];
                length = 0;
            }
        }

        private void append(ByteBuffer bytes, FileChannel into) throws IOException {
            blocks.add(new Block(into.position(), bytes.remaining()));
            while (bytes.hasRemaining()) {
                into.write(bytes);
            }
        }

        /** From the first byte on. */
        InputStream read() {
            return new Reading(this);
        }
    }

    /** Bytes of one stream that follow one another in the file. */
    private record Block(long position, int length) {}

    /** A block after the other, and then what is in the heap. */
    private final class Reading extends InputStream {

        private static final int MOST_AT_ONCE = 1 << 16;

        private final Stream stream;
        private int next;
        private long position;
        private int left;
        private InputStream part = InputStream.nullInputStream();
        private boolean isInHeap;

        Reading(Stream stream) {
            this.stream = stream;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            if (count == 0) {
                return 0;
            }
            int read = part.read(into, from, count);
            while (read < 0 && turn()) {
                read = part.read(into, from, count);
            }
            return read;
        }

        private boolean turn() throws IOException {
            if (left == 0 && next < stream.blocks.size()) {
                Block block = stream.blocks.get(next++);
                position = block.position();
                left = block.length();
            }
            if (left > 0) {
                byte[] bytes = new byte[Math.min(left, MOST_AT_ONCE)];
                readFully(ByteBuffer.wrap(bytes), position);
                position += bytes.length;
                left -= bytes.length;
                part = new ByteArrayInputStream(bytes);
                return true;
            }
            boolean more = !isInHeap;
            isInHeap = true;
            part = new ByteArrayInputStream(stream.buffer, 0, stream.length);
            return more;
        }

        private void readFully(ByteBuffer bytes, long from) throws IOException {
            while (bytes.hasRemaining()) {
                if (channel().read(bytes, from + bytes.position()) < 0) {
                    throw new EOFException(file + " was cut short by somebody else");
                }
            }
        }
    }
}
