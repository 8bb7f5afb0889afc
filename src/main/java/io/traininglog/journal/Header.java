package io.traininglog.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A journal's header page. Its first 36 bytes are the same in every version.
 *
 * @param version of the file's format
 * @param layout where things are
 * @param id random, and part of the file's name
 * @param created milliseconds since 1970, by the creator's clock
 */
record Header(int version, Layout layout, long id, long created) {

    static final int VERSION = 1;

    /** Where {@link #finished()} stands in the file. */
    static final int FINISHED = 64;

    /** "tl-jrnl" and a line feed, which a transfer as text would change. */
    private static final long MAGIC = 0x0A6C6E726A2D6C74L;

    private static final int CHECKED = 32;

    byte[] page() {
        byte[] page = new byte[Layout.HEADER];
        ByteBuffer out = words(page).putLong(MAGIC).putInt(version).putInt(layout.areaSize());
        out.putLong(id).putLong(created).putInt(crc(page));
        return page;
    }

    /** What a file's first page holds; null if it is no header. */
    static @Nullable Header of(byte[] page) {
        ByteBuffer in = words(page);
        if (in.getLong(0) != MAGIC || in.getInt(CHECKED) != crc(page)) {
            return null;
        }
        int areaSize = in.getInt(12);
        return Layout.isAreaSize(areaSize)
                ? new Header(in.getInt(8), new Layout(areaSize), in.getLong(16), in.getLong(24))
                : null;
    }

    /** A file's first page; zeros where the file is shorter. */
    static byte[] read(RandomAccessFile file) throws IOException {
        byte[] page = new byte[Layout.HEADER];
        file.seek(0);
        int length = 0;
        for (int read = 0; read >= 0 && length < page.length; length += Math.max(read, 0)) {
            read = file.read(page, length, page.length - length);
        }
        return page;
    }

    /** Whether a first page was never written. */
    static boolean isEmpty(byte[] page) {
        return Arrays.equals(page, new byte[page.length]);
    }

    /** Whether this header's page says that nothing in the file is needed any more. */
    boolean isFinished(byte[] page) {
        byte[] finished = finished();
        return Arrays.equals(page, FINISHED, FINISHED + finished.length, finished, 0, finished.length);
    }

    /** Says at {@link #FINISHED} that nothing in the file is needed any more. Of no other journal. */
    byte[] finished() {
        byte[] word = new byte[Long.BYTES];
        words(word).putLong(Checksum.seed(id, MAGIC));
        return word;
    }

    private static ByteBuffer words(byte[] page) {
        return ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int crc(byte[] page) {
        CRC32C crc = new CRC32C();
        crc.update(page, 0, CHECKED);
        return (int) crc.getValue();
    }
}
