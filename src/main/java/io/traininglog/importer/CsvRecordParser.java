package io.traininglog.importer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the lines of one record apart. */
final class CsvRecordParser {

    private static final char QUOTE = '"';
    private static final char NUL = '\0';

    private final CsvFormat format;
    private final List<CsvReader.Cell> cells = new ArrayList<>();
    private final StringBuilder quoted = new StringBuilder();
    private boolean isOpen;
    private @Nullable String fault;

    CsvRecordParser(CsvFormat format) {
        this.format = format;
    }

    /** Adds a line with its end: the record's first, or one that goes on within quotation marks. They may be one text, too. */
    void add(String line) {
        String content = CsvReader.withoutEnd(line);
        int position = isOpen ? quoted(line, content, 0) : field(line, content, 0);
        while (position >= 0 && position <= content.length()) {
            position = field(line, content, position);
        }
    }

    /** Reads a field; answers where the next begins, beyond the end for none, or -1 if nothing more can be read. */
    private int field(String line, String content, int from) {
        int begin = afterBlanks(content, from);
        if (begin < content.length() && content.charAt(begin) == QUOTE) {
            quoted.setLength(0);
            isOpen = true;
            return quoted(line, content, begin + 1);
        }
        int separator = content.indexOf(format.separator(), from);
        int end = separator < 0 ? content.length() : separator;
        int next = end + 1;
        while (end > begin && format.isBlank(content.charAt(end - 1))) {
            end--;
        }
        String text = content.substring(begin, end);
        cells.add(new CsvReader.Cell(text, false));
        if (text.indexOf(NUL) >= 0) {
            fault = "field " + cells.size()
                    + " has the character U+0000, as in a file that is no text, or was not written to its end";
            return -1;
        }
        return next;
    }

    private int afterBlanks(String content, int from) {
        int position = from;
        while (position < content.length() && format.isBlank(content.charAt(position))) {
            position++;
        }
        return position;
    }

    private int quoted(String line, String content, int from) {
        int position = from;
        while (true) {
            int quote = line.indexOf(QUOTE, position);
            if (quote < 0) {
                quoted.append(line, position, line.length());
                return -1;
            }
            quoted.append(line, position, quote);
            if (quote + 1 >= line.length() || line.charAt(quote + 1) != QUOTE) {
                return closed(content, quote + 1);
            }
            quoted.append(QUOTE);
            position = quote + 2;
        }
    }

    private int closed(String content, int quote) {
        int end = afterBlanks(content, quote);
        isOpen = false;
        cells.add(new CsvReader.Cell(quoted.toString(), true));
        if (end < content.length() && content.charAt(end) != format.separator()) {
            fault = "field " + cells.size() + " goes on after its closing quotation mark";
            return -1;
        }
        return end + 1;
    }

    /** Whether a quotation mark is still to be closed, on a line that follows. */
    boolean isOpen() {
        return isOpen;
    }

    List<CsvReader.Cell> cells() {
        return cells;
    }

    @Nullable
    String fault() {
        return fault;
    }
}
