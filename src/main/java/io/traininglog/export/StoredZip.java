package io.traininglog.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip whose entries are stored as they are, all at the same time of day, so that the same content makes the same bytes.
 * With zip64's fields where an entry or the whole needs them.
 */
final class StoredZip {

    /** Not the first moment that a zip can hold: Java adds a second timestamp to that, in the zone of the machine. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ZipOutputStream zip;

    StoredZip(OutputStream out) {
        this.zip = new ZipOutputStream(out);
    }

    /** What an entry is made of; asked twice, since its size and checksum stand before it. */
    interface Content {
        /** Writes the same bytes each time, to a buffered stream, which need not be flushed or closed. */
        void write(OutputStream out) throws IOException;
    }

    void add(String name, Content content) throws IOException {
        Length length = new Length();
        CheckedOutputStream checked = new CheckedOutputStream(length, new CRC32());
        writeBuffered(checked, content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(ALWAYS);
        entry.setSize(length.bytes);
        entry.setCrc(checked.getChecksum().getValue());
        zip.putNextEntry(entry);
        writeBuffered(zip, content);
        zip.closeEntry();
    }

    private static void writeBuffered(OutputStream out, Content content) throws IOException {
        BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        content.write(buffered);
        buffered.flush();
    }

    /** Ends the zip, and leaves its stream open. */
    void finish() throws IOException {
        zip.finish();
    }

    /** Counts. */
    private static final class Length extends OutputStream {

        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] from, int start, int count) {
            bytes += count;
        }
    }
}
