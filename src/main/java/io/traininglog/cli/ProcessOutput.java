package io.traininglog.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** The process's output. Nothing that it does not take is lost silently, as a {@code PrintWriter} would have it. */
final class ProcessOutput extends FilterOutputStream {

    ProcessOutput() {
        super(new FileOutputStream(FileDescriptor.out));
    }

    /** Whoever read the output wants no more of it. */
    static final class ClosedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private ClosedException(IOException cause) {
            super("the output was closed", cause);
        }
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void flush() {
        // what it was given, the operating system has
    }

    /** As the operating systems' messages say: EPIPE, and ERROR_BROKEN_PIPE or ERROR_NO_DATA. */
    private static RuntimeException failure(IOException e) {
        boolean isClosed =
                String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
        return isClosed
                ? new ClosedException(e)
                : new UncheckedIOException("the output cannot be written: " + e.getMessage(), e);
    }
}
