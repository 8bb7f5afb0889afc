package io.traininglog.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The head of an array in NumPy's <a
 * href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">.npy format</a>, version 1.0. The elements
 * follow it.
 */
final class NpyHeader {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    /** The elements begin at a multiple of it. */
    private static final int ALIGNMENT = 64;

    private NpyHeader() {}

    /**
     * Writes the head of an array of {@code count} elements or sub-arrays.
     *
     * @param descr NumPy's name of the type, with its byte order
     * @param shape of the sub-arrays; empty for elements
     */
    static void write(OutputStream out, String descr, long count, List<Integer> shape) throws IOException {
        StringBuilder axes = new StringBuilder(count + ",");
        shape.forEach(length -> axes.append(' ').append(length).append(','));
        String head = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': (" + axes + "), }";
        int before = MAGIC.length + Short.BYTES;
        int padding = ALIGNMENT - 1 - (before + head.length()) % ALIGNMENT;
        byte[] padded = (head + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
        out.write(MAGIC);
        out.write(padded.length & 0xff);
        out.write(padded.length >> 8);
        out.write(padded);
    }
}
