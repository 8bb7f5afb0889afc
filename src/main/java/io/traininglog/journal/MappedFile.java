package io.traininglog.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The file of a journal that this process owns, mapped as a whole. A page is only touched once its blocks are there: the
 * system answers a touched hole on a full disk by a signal, not by an exception. So areas are filled with zeros in
 * steps, by writes.
 *
 * <p>Safe for threads, but for the bytes themselves. The mapping ends at the next collection of garbage after the file
 * is closed and the buffers are forgotten: JDK 17 cannot end it sooner.
 */
final class MappedFile {

    /** What an area grows by. */
    static final int STEP = 256 << 10;

    private static final VarHandle WORDS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] ZEROS = new byte[64 << 10];

    /** Where writing a mapping back does not reach the disk itself. */
    private static final boolean ALWAYS_SYNC =
            !System.getProperty("os.name", "").startsWith("Linux");

    private final Path path;
    private final Object key;
    private final Header header;
    private final RandomAccessFile file;
    private volatile @Nullable MappedByteBuffer mapping;
    private final int[] filled;
    private boolean folderIsForced;
    private volatile boolean hasGrown = true;

    MappedFile(NewFile created) throws IOException {
        path = created.path();
        key = created.key();
        header = created.header();
        file = created.file();
        filled = new int[] {layout().start(0), layout().start(1)};
        MappedByteBuffer mapped = file.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, layout().fileSize());
        mapped.order(ByteOrder.LITTLE_ENDIAN);
        mapping = mapped;
        fill(0, layout().firstRecord(0));
        fill(1, layout().firstRecord(1)); // so that the next generation can always begin, also on a full disk
    }

    Path path() {
        return path;
    }

    Header header() {
        return header;
    }

    Layout layout() {
        return header.layout();
    }

    /** All of the file. */
    MappedByteBuffer bytes() {
        MappedByteBuffer mapped = mapping;
        if (mapped == null) {
            throw new JournalClosedException(path + " is closed");
        }
        return mapped;
    }

    /**
     * Sees to it that an area's bytes up to this offset may be touched.
     *
     * @return the offset up to which they may
     * @throws JournalException if the disk has no room for them
     */
    synchronized int fill(int area, int end) {
        if (filled[area] < end) {
            checkOpen();
            int steps = (end - layout().start(area) + STEP - 1) / STEP;
            int target = (int) Math.min(layout().end(area), layout().start(area) + (long) steps * STEP);
            try {
                file.seek(filled[area]);
                for (int at = filled[area]; at < target; at += ZEROS.length) {
                    file.write(ZEROS, 0, Math.min(ZEROS.length, target - at));
                }
            } catch (IOException e) {
                throw new JournalException(path + " cannot grow: " + e.getMessage(), e);
            }
            filled[area] = target;
            hasGrown = true;
        }
        return filled[area];
    }

    /** Takes the faults of pages that are about to be written, and changes nothing: others may write there meanwhile. */
    void touch(int from, int to) {
        ByteBuffer bytes = bytes();
        for (int page = from & -Layout.PAGE; page < to; page += Layout.PAGE) {
            WORDS.getAndAdd(bytes, page, 0L);
        }
    }

    /** Returns once these bytes are on disk. */
    void force(int from, int to) throws IOException {
        bytes().force(from, to - from);
        if (hasGrown || ALWAYS_SYNC) {
            hasGrown = false;
            file.getFD().sync();
        }
        if (!folderIsForced) {
            folderIsForced = true;
            forceFolder();
        }
    }

    private void forceFolder() {
        try {
            Uninterrupted.call(() -> {
                try (FileChannel folder = FileChannel.open(JournalName.folder(path))) {
                    folder.force(true);
                    return folder;
                }
            });
        } catch (IOException e) {
            // Windows opens no folder, and needs none forced; elsewhere it may be one that nobody reads
        }
    }

    void checkOpen() {
        bytes();
    }

    /** The file stays for the next claimer. */
    synchronized void close() throws IOException {
        mapping = null;
        OpenFiles.close(key, file);
    }

    synchronized void delete() throws IOException {
        mapping = null;
        OpenFiles.delete(key, file, path, header);
    }

    static MappedFile create(Path database, Layout layout) throws IOException {
        NewFile created = NewFile.create(database, layout);
        try {
            return new MappedFile(created);
        } catch (IOException | RuntimeException e) {
            OpenFiles.delete(created.key(), created.file(), created.path(), created.header());
            throw e;
        }
    }
}
