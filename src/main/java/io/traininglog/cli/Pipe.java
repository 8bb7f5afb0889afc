package io.traininglog.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/** The standard output as a writer that says when nobody reads it any more, where a screen would print in vain. */
final class Pipe extends Writer {

    private static final int BUFFER = 1 << 16;

    private final PrintWriter out;

    private Pipe(PrintWriter out) {
        this.out = out;
    }

    /** Whoever read it has ended. */
    static final class BrokenException extends IOException {

        private static final long serialVersionUID = 1L;

        BrokenException() {
            super("the standard output was closed before all was written");
        }
    }

    static Writer to(Screen screen) {
        return new BufferedWriter(new Pipe(screen.out()), BUFFER);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        out.write(text, from, length);
        check();
    }

    @Override
    public void flush() throws IOException {
        check();
    }

    private void check() throws IOException {
        if (out.checkError()) {
            throw new BrokenException();
        }
    }

    /** The screen stays. */
    @Override
    public void close() throws IOException {
        check();
    }
}
