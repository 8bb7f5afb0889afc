package io.traininglog.benchmarks.contenders;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * TensorBoard's event file, written by hand: each record a length, its checksum, an {@code Event} in protocol buffers and
 * the checksum of that. A step is one event with a {@code Summary.Value} a key; a value is a float. Such a file has no
 * index: it can be read from its beginning only.
 */
final class TensorBoardLog extends FileLog {

    private static final int HEADER = Long.BYTES + Integer.BYTES;
    private static final int WALL_TIME = 1 << 3 | 1;
    private static final int STEP = 2 << 3;
    private static final int FILE_VERSION = 3 << 3 | 2;
    private static final int SUMMARY = 5 << 3 | 2;
    private static final int SUMMARY_VALUE = 1 << 3 | 2;
    private static final int TAG = 1 << 3 | 2;
    private static final int SIMPLE_VALUE = 2 << 3 | 5;

    private final Map<String, byte[]> tags = new HashMap<>();
    private final CRC32C checksum = new CRC32C();

    TensorBoardLog(Path folder) {
        super(folder.resolve("events.out.tfevents.1700000000.localhost.1.0"));
        int start = begin(0);
        byte[] version = "brain.Event:2".getBytes(StandardCharsets.UTF_8);
        buffer.put((byte) FILE_VERSION);
        putVarint(version.length);
        buffer.put(version);
        end(start);
        write();
    }

    @Override
    void append(long time, Map<String, Double> values) {
        int length = 0;
        for (String key : values.keySet()) {
            length += 2 + valueLength(tag(key));
        }
        int start = begin(time);
        buffer.put((byte) SUMMARY);
        putVarint(length);
        for (Map.Entry<String, Double> value : values.entrySet()) {
            putValue(tag(value.getKey()), value.getValue());
        }
        end(start);
    }

    @Override
    void append(long time, String key, double value) {
        byte[] tag = tag(key);
        int start = begin(time);
        buffer.put((byte) SUMMARY);
        putVarint(2 + valueLength(tag));
        putValue(tag, value);
        end(start);
    }

    /** Tags are short, so that their lengths and those of their values take one byte. */
    private byte[] tag(String key) {
        return tags.computeIfAbsent(key, absent -> absent.getBytes(StandardCharsets.UTF_8));
    }

    private static int valueLength(byte[] tag) {
        return 2 + tag.length + 1 + Float.BYTES;
    }

    private void putValue(byte[] tag, double value) {
        buffer.put((byte) SUMMARY_VALUE).put((byte) valueLength(tag));
        buffer.put((byte) TAG).put((byte) tag.length).put(tag);
        buffer.put((byte) SIMPLE_VALUE).putFloat((float) value);
    }

    private int begin(long time) {
        int start = buffer.position();
        buffer.position(start + HEADER);
        buffer.put((byte) WALL_TIME).putDouble(System.currentTimeMillis() / 1e3);
        buffer.put((byte) STEP);
        putVarint(time);
        return start;
    }

    private void end(int start) {
        int dataEnd = buffer.position();
        buffer.putLong(start, dataEnd - start - HEADER);
        buffer.putInt(start + Long.BYTES, masked(start, start + Long.BYTES));
        buffer.putInt(masked(start + HEADER, dataEnd));
    }

    private int masked(int from, int to) {
        checksum.reset();
        checksum.update(buffer.duplicate().position(from).limit(to));
        int sum = (int) checksum.getValue();
        return Integer.rotateRight(sum, 15) + 0xA282EAD8;
    }

    private void putVarint(long value) {
        long rest = value;
        while (rest >= 0x80) {
            buffer.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        buffer.put((byte) rest);
    }

    @Override
    public double iterate() {
        double sum = 0;
        ByteBuffer file = content();
        while (file.hasRemaining()) {
            int length = (int) file.getLong();
            ByteBuffer event =
                    file.slice(file.position() + Integer.BYTES, length).order(file.order());
            file.position(file.position() + Integer.BYTES + length + Integer.BYTES);
            event.position(1 + Double.BYTES + 1);
            readVarint(event);
            if (event.get() == SUMMARY) {
                sum += sum(event);
            }
        }
        return sum;
    }

    private double sum(ByteBuffer summary) {
        double sum = 0;
        readVarint(summary);
        while (summary.hasRemaining()) {
            summary.position(summary.position() + 3);
            byte[] tag = new byte[summary.get()];
            summary.get(tag);
            summary.get();
            if (tags.containsKey(new String(tag, StandardCharsets.UTF_8))) {
                sum += summary.getFloat();
            }
        }
        return sum;
    }

    private static long readVarint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
