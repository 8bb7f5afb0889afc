package io.traininglog.importer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of comma-separated values, or of what some programs separate them with instead. */
final class CsvFile {

    /** Enough for the names of the columns, or for many of them. */
    private static final int HEAD = 1 << 16;

    private CsvFile() {}

    /** Opens a file that can be opened again, which a pipe cannot. */
    static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        } else if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("it is no regular file, and a table is read several times; write it to a file first");
        }
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), HEAD);
        try {
            checkEncoding(in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
        return in;
    }

    /** PowerShell writes UTF-16 unless it is told not to. Every other byte of it is zero, with or without a mark. */
    private static void checkEncoding(InputStream in) throws IOException {
        in.mark(4);
        byte[] begin = in.readNBytes(4);
        in.reset();
        int mark = begin.length < 2 ? 0 : (begin[0] & 0xFF) << 8 | (begin[1] & 0xFF);
        if (mark == 0xFEFF || mark == 0xFFFE || isEveryOtherZero(begin, 0) || isEveryOtherZero(begin, 1)) {
            throw new IOException("it is UTF-16; write it in UTF-8");
        }
    }

    private static boolean isEveryOtherZero(byte[] begin, int first) {
        return begin.length == 4
                && begin[first] == 0
                && begin[1 - first] != 0
                && begin[first + 2] == 0
                && begin[3 - first] != 0;
    }

    /**
     * How the fields of a stream stand, which is at its beginning, and stays there.
     *
     * @param hasDecimalComma whether numbers are said to have one
     */
    static CsvFormat format(InputStream in, boolean hasDecimalComma) throws IOException {
        in.mark(HEAD);
        String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
        in.reset();
        return CsvFormat.of(head, hasDecimalComma);
    }
}
