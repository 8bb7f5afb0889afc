package io.traininglog.eventfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** An event file made by hand: with no code of the library, and a checksum bit by bit. */
public final class EventFileBuilder {

    private static final int POLYNOMIAL = 0x82F63B78;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private double wallTime;

    /** A file that begins at this wall time, in seconds. */
    public EventFileBuilder(double wallTime) {
        this.wallTime = wallTime;
        event(0, delimited(3, "brain.Event:2".getBytes(StandardCharsets.UTF_8)));
    }

    /** A number at a step, a second after the last event. */
    public EventFileBuilder scalar(String tag, long step, float value) {
        wallTime += 1;
        byte[] simpleValue =
                little(5).put((byte) ((2 << 3) | 5)).putFloat(value).array();
        return value(step, delimited(1, tag.getBytes(StandardCharsets.UTF_8)), simpleValue);
    }

    /** A text at a step, as TensorBoard's plugin has it. */
    public EventFileBuilder text(String tag, long step, String text) {
        byte[] plugin = delimited(1, delimited(1, "text".getBytes(StandardCharsets.UTF_8)));
        byte[] tensor = concat(new byte[] {1 << 3, 7}, delimited(8, text.getBytes(StandardCharsets.UTF_8)));
        return value(
                step,
                delimited(1, tag.getBytes(StandardCharsets.UTF_8)),
                concat(delimited(9, plugin), delimited(8, tensor)));
    }

    private EventFileBuilder value(long step, byte[] tag, byte[] value) {
        return event(step, delimited(5, delimited(1, concat(tag, value))));
    }

    /** A trainer starts at a step. */
    public EventFileBuilder start(long step) {
        return event(step, delimited(7, new byte[] {1 << 3, 1}));
    }

    /** Something happens at a step. */
    public EventFileBuilder event(long step, byte[] what) {
        byte[] time = little(9).put((byte) ((1 << 3) | 1)).putDouble(wallTime).array();
        return record(concat(time, concat(concat(new byte[] {2 << 3}, varint(step)), what)));
    }

    /** A record of any data. */
    public EventFileBuilder record(byte[] data) {
        byte[] length = little(8).putLong(data.length).array();
        return raw(length)
                .raw(little(4).putInt(masked(length)).array())
                .raw(data)
                .raw(little(4).putInt(masked(data)).array());
    }

    /** Bytes as they are. */
    public EventFileBuilder raw(byte[] bytes) {
        file.writeBytes(bytes);
        return this;
    }

    /** How long it is by now. */
    public int size() {
        return file.size();
    }

    public byte[] bytes() {
        return file.toByteArray();
    }

    public Path write(Path target) {
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            return Files.write(target, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int masked(byte[] bytes) {
        int crc = -1;
        for (byte each : bytes) {
            crc ^= each & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ POLYNOMIAL;
            }
        }
        crc = ~crc;
        return Integer.rotateRight(crc, 15) + 0xA282EAD8;
    }

    public static byte[] delimited(int field, byte[] content) {
        return concat(concat(varint((field << 3) | 2), varint(content.length)), content);
    }

    private static byte[] varint(long number) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
        return out.toByteArray();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
