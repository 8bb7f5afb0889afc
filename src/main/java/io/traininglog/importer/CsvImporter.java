package io.traininglog.importer;

import io.traininglog.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A table of comma-separated values with a line for each time and a column for each key, under a header that names them: as
 * {@code Csv} writes it, or another program.
 *
 * <p>The time is in the column that is named, or else in the first column if that is {@code time}, or else in the first
 * there is of {@code step}, {@code global_step}, {@code iteration}, {@code iterations}, {@code iter}, {@code time} and
 * {@code epoch}; capitals do not matter. Without any, the first record below the header is time 1, the next is time 2.
 * What {@code Csv} wrote comes back with its types:
 *
 * <ul>
 *   <li>an empty field is no entry, and {@code null}, in any capitals, a null;
 *   <li>{@code true} and {@code false}, in any capitals, are a {@code Boolean};
 *   <li>an integer that fits is a {@code Long}, any other number a {@code Double}; {@code NaN}, {@code Inf} and {@code
 *       Infinity}, in any capitals and with a sign, are Doubles;
 *   <li>everything else is a {@code String}, and so is every field in quotation marks: {@code "1.5"}.
 * </ul>
 *
 * <p>Blanks around a field are none of it, those in quotation marks are. Where the first line has no comma, tabs or
 * semicolons separate the fields; with semicolons, {@code 0,31} is a number. A column that has hardly anything but text like
 * {@code 0,31} is {@linkplain LeftOut#notes() noted}.
 *
 * <p>Bytes, arrays and other objects, which {@code Csv} writes as text, stay text. Lines may come in any order. Those of one
 * time are merged; where several have a value, the last one's is kept, and each that differs is listed as it gives way. The
 * status has {@code imported_from}, and {@code iterations_done}, the last time. A record that is not well-formed, has more or
 * fewer fields than the header, or has no time is left out and listed with its line.
 *
 * <p>A file has no name of its own, so that a log's UUID is made of its content and the column of the time: the same file
 * is the same log wherever it is, and a file that has grown is another one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
public final class CsvImporter {

    private CsvImporter() {}

    /**
     * Finds the log of a file, which is read once for that, and twice when it is imported.
     *
     * @param timeColumn the column of the time; empty: as the class says
     * @throws StorageException if it cannot be read, has no header, or not that column
     */
    public static Source open(Path file, Optional<String> timeColumn) {
        return open(file, timeColumn, false);
    }

    /**
     * Finds the log of a file whose numbers have a decimal comma whatever separates them, in quotation marks too: {@code
     * "0,31"}. For a file with semicolons {@link #open} does, unless they are in quotation marks.
     *
     * @param timeColumn the column of the time; empty: as the class says
     * @throws StorageException if it cannot be read, has no header, or not that column
     */
    public static Source openWithDecimalComma(Path file, Optional<String> timeColumn) {
        return open(file, timeColumn, true);
    }

    private static Source open(Path file, Optional<String> timeColumn, boolean hasDecimalComma) {
        try {
            CsvHeader header = CsvHeader.read(file, timeColumn, hasDecimalComma);
            return Source.of(List.of(CsvLog.of(file, header)), "bytes");
        } catch (IOException e) {
            throw new StorageException("could not import " + file + ": " + Failure.of(e), e);
        }
    }
}
