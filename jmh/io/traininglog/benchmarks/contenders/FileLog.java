package io.traininglog.benchmarks.contenders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** What logs that only append to a file share: a buffer that is written to the system after a step, or when it is full. */
abstract class FileLog implements ContenderLog {

    /** Larger than any record. */
    private static final int ROOM = 4096;

    private final Path file;
    private final FileChannel channel;
    final ByteBuffer buffer = ByteBuffer.allocateDirect(16 * ROOM).order(ByteOrder.LITTLE_ENDIAN);

    FileLog(Path file) {
        this.file = file;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a step into the buffer. */
    abstract void append(long time, Map<String, Double> values);

    /** Puts a value into the buffer. */
    abstract void append(long time, String key, double value);

    @Override
    public final void step(long time, Map<String, Double> values) {
        append(time, values);
        write();
    }

    @Override
    public final void value(long time, String key, double value) {
        append(time, key, value);
        write();
    }

    @Override
    public final void stream(long time, Map<String, Double> values) {
        append(time, values);
        writeWhenFull();
    }

    @Override
    public final void streamValue(long time, String key, double value) {
        append(time, key, value);
        writeWhenFull();
    }

    private void writeWhenFull() {
        if (buffer.remaining() < ROOM) {
            write();
        }
    }

    final void write() {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        buffer.clear();
    }

    @Override
    public final void drain() {
        write();
    }

    /** What readers of such a file do: they read all of it. */
    final ByteBuffer content() {
        drain();
        try {
            return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public final void close() {
        drain();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
