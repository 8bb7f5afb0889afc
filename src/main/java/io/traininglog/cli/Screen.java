package io.traininglog.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jline.nativ.CLibrary;

/**
 * Where a command prints, and what can be shown there.
 *
 * @param out for what was asked for
 * @param err for messages and progress
 * @param isTerminal whether a person sees the output, not a pipe or file
 * @param showsProgress whether a person sees the messages
 * @param hasColours whether the output may have colours
 * @param width of the terminal, in columns; 80 where there is none
 */
record Screen(
        PrintWriter out, PrintWriter err, boolean isTerminal, boolean showsProgress, boolean hasColours, int width) {

    private static final int USUAL_WIDTH = 80;

    /** The process's own output. */
    static Screen ofProcess() {
        boolean isTerminal = isTerminal(1);
        return new Screen(
                writer(FileDescriptor.out, isTerminal),
                writer(FileDescriptor.err, true),
                isTerminal,
                isTerminal(2),
                isTerminal && wantsColours(),
                isTerminal ? width(1) : USUAL_WIDTH);
    }

    /** In UTF-8 unless the locale says otherwise. Buffered but for a terminal, which shows each line at once. */
    private static PrintWriter writer(FileDescriptor file, boolean flushesLines) {
        return new PrintWriter(
                new BufferedWriter(new OutputStreamWriter(new FileOutputStream(file), StandardCharsets.UTF_8), 1 << 16),
                flushesLines);
    }

    /** See https://no-color.org. */
    private static boolean wantsColours() {
        String none = System.getenv("NO_COLOR");
        return (none == null || none.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    }

    private static boolean isTerminal(int descriptor) {
        return CLibrary.isatty(descriptor) == 1;
    }

    private static int width(int descriptor) {
        CLibrary.WinSize size = new CLibrary.WinSize();
        boolean isKnown = CLibrary.ioctl(descriptor, CLibrary.TIOCGWINSZ, size) == 0 && size.ws_col > 0;
        return isKnown ? size.ws_col : USUAL_WIDTH;
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
