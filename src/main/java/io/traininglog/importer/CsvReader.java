package io.traininglog.importer;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads comma-separated values as <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a> has them, in UTF-8 with or
 * without a byte order mark, one record at a time and in bounded memory. Lines end in {@code \n}, {@code \r\n} or {@code \r};
 * a field in quotation marks may have line ends of its own, which stay as they are. Blank lines are passed over, and so are
 * blanks around a field: some programs align their columns with them.
 *
 * <p>A record that is not well-formed has a {@linkplain Entry#fault() fault}, and the next one is read: where a quotation
 * mark is not closed, that is the next line. Lines and records of more than 16 MiB are faults.
 *
 * <p>Not safe for threads.
 */
final class CsvReader {

    private static final int LONGEST = 16 << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * A field.
     *
     * @param isQuoted whether it stood in quotation marks, which are not in the text
     */
    record Cell(String text, boolean isQuoted) {}

    /**
     * A record.
     *
     * @param line at which it begins, from 1
     * @param text of its lines, with their ends
     * @param cells as far as they could be read
     * @param fault what is wrong with it; null if nothing
     */
    record Entry(
            long line,
            String text,
            List<Cell> cells,
            @Nullable String fault) {}

    private record Line(String text, CsvLines.State state, boolean isReadAlone) {}

    private final CsvLines lines;
    private final CsvFormat format;
    private LinesAgain waiting = new LinesAgain();
    private @Nullable Line behindWaiting;
    private long number;
    private boolean isFirst = true;

    CsvReader(InputStream in, CsvFormat format) {
        this.lines = new CsvLines(in, LONGEST);
        this.format = format;
    }

    /** How many bytes were read so far, and perhaps of what follows. */
    long bytes() {
        return lines.bytes();
    }

    /** The next record; null after the last. */
    @Nullable
    Entry next() throws IOException {
        for (Line line = nextLine(); line != null; line = nextLine()) {
            if (line.state == CsvLines.State.TOO_LONG) {
                return new Entry(number, "", List.of(), "the line is longer than " + LONGEST + " bytes");
            } else if (line.state == CsvLines.State.NOT_UTF_8) {
                return new Entry(number, "", List.of(), "the line is not UTF-8");
            }
            String content = withoutEnd(line.text);
            if (!isBlank(content) && !(number == 1 && CsvFormat.isDeclaration(content))) {
                return record(line);
            }
        }
        return null;
    }

    private boolean isBlank(String content) {
        for (int i = 0; i < content.length(); i++) {
            if (!format.isBlank(content.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Line nextLine() throws IOException {
        Line line = waitingLine();
        if (line == null) {
            if (!lines.next()) {
                return null;
            }
            line = new Line(withoutMark(lines.text()), lines.state(), false);
        }
        number++;
        return line;
    }

    private @Nullable Line waitingLine() {
        String text = waiting.next();
        if (text != null) {
            return new Line(text, CsvLines.State.TEXT, true);
        }
        Line line = behindWaiting;
        behindWaiting = null;
        return line;
    }

    private String withoutMark(String text) {
        boolean hasMark = isFirst && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        isFirst = false;
        return hasMark ? text.substring(1) : text;
    }

    /** Lines are added until the quotation marks are closed; if they never are, only the first was wrong. */
    private Entry record(Line first) throws IOException {
        long begin = number;
        CsvRecordParser parser = new CsvRecordParser(format);
        parser.add(first.text);
        if (!parser.isOpen()) {
            return new Entry(begin, first.text, parser.cells(), parser.fault());
        } else if (first.isReadAlone) {
            return unclosed(begin);
        }
        LinesAgain added = new LinesAgain();
        while (parser.isOpen()) {
            Line next = first.text.length() + added.length() > LONGEST ? null : nextLine();
            if (next == null || next.state != CsvLines.State.TEXT) {
                giveBack(added, next, begin);
                return unclosed(begin);
            }
            added.add(next.text);
            parser.add(next.text);
        }
        return new Entry(begin, first.text + added, parser.cells(), parser.fault());
    }

    private static Entry unclosed(long line) {
        return new Entry(line, "", List.of(), "a quotation mark is not closed");
    }

    /** They are read alone, each once: a file of quotation marks must not be read over and over. */
    private void giveBack(LinesAgain added, @Nullable Line behind, long begin) {
        waiting = added;
        behindWaiting = behind;
        number = begin;
    }

    static String withoutEnd(String line) {
        int end = line.length();
        if (end > 0 && line.charAt(end - 1) == '\n') {
            end--;
        }
        if (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        return line.substring(0, end);
    }
}
