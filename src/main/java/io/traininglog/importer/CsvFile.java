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

    /** Opens what {@link #reader} reads, which closes it. */
    static InputStream open(Path file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), HEAD);
        try {
            checkEncoding(in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
        return in;
    }

    /** PowerShell writes UTF-16 unless it is told not to. */
    private static void checkEncoding(InputStream in) throws IOException {
        in.mark(2);
        byte[] mark = in.readNBytes(2);
        in.reset();
        int both = mark.length == 2 ? (mark[0] & 0xFF) << 8 | (mark[1] & 0xFF) : 0;
        if (both == 0xFEFF || both == 0xFFFE) {
            throw new IOException("it is UTF-16; write it in UTF-8");
        }
    }

    /** Reads a stream that begins with the names of the columns. */
    static CsvReader reader(InputStream in) throws IOException {
        in.mark(HEAD);
        String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
        in.reset();
        return new CsvReader(in, separator(head));
    }

    /** A comma, unless the first line has none but tabs or semicolons. */
    private static char separator(String head) {
        int end = head.indexOf('\n');
        String names = end < 0 ? head : head.substring(0, end);
        if (names.indexOf(',') < 0) {
            if (names.indexOf('\t') >= 0) {
                return '\t';
            } else if (names.indexOf(';') >= 0) {
                return ';';
            }
        }
        return ',';
    }
}
