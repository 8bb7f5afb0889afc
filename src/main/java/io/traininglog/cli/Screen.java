package io.traininglog.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;

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
        Terminal out = Terminal.of(Terminal.OUT);
        Terminal err = Terminal.of(Terminal.ERR);
        return new Screen(
                writer(new ProcessOutput(), out, out.isThere()),
                writer(new FileOutputStream(FileDescriptor.err), err, true),
                out.isThere(),
                err.isThere(),
                wantsColours() && out.showsColours(),
                out.isThere() ? out.width(USUAL_WIDTH) : err.width(USUAL_WIDTH));
    }

    /** Buffered but for a terminal, which shows each line at once. */
    private static PrintWriter writer(OutputStream file, Terminal terminal, boolean flushesLines) {
        Charset charset = Charset.forName(terminal.charset());
        return new PrintWriter(new BufferedWriter(new OutputStreamWriter(file, charset), 1 << 16), flushesLines);
    }

    /** See https://no-color.org. */
    private static boolean wantsColours() {
        String none = System.getenv("NO_COLOR");
        return none == null || none.isEmpty();
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
