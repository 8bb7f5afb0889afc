package io.traininglog.column;

import io.traininglog.store.CellVisitor;
import io.traininglog.store.KeyCells;
import java.util.Arrays;

/** Numbers and their times, in ascending order, that are to become chunks. */
public final class Numbers implements KeyCells {

    private long[] times = new long[64];
    private double[] values = new double[64];
    private int start;
    private int end;

    @Override
    public int size() {
        return end - start;
    }

    public void add(long time, double value) {
        if (end == times.length) {
            makeRoom();
        }
        times[end] = time;
        values[end++] = value;
    }

    private void makeRoom() {
        int size = size();
        int capacity = Math.max(64, 2 * size);
        times = Arrays.copyOf(Arrays.copyOfRange(times, start, end), capacity);
        values = Arrays.copyOf(Arrays.copyOfRange(values, start, end), capacity);
        start = 0;
        end = size;
    }

    /** Takes as many as fill a chunk, and no more than so many, from the front of these; there is one at least. */
    public SealedChunk cut(int most) {
        SealedChunk chunk = SealedChunk.cut(times, values, start, end, most);
        start += chunk.size();
        return chunk;
    }

    @Override
    public void forEach(CellVisitor visitor) {
        for (int i = start; i < end; i++) {
            visitor.real(times[i], values[i]);
        }
    }
}
