package io.traininglog.tail;

import io.traininglog.column.Column;
import io.traininglog.store.CellVisitor;
import io.traininglog.store.Range;
import io.traininglog.store.SeriesSink;
import io.traininglog.value.Cell;
import java.util.ArrayDeque;
import java.util.Deque;

/** Hands a key's cells on to a sink, and in between the newer ones, which overwrite those of the same time. */
final class SeriesOverlay implements SeriesSink {

    private final SeriesSink sink;
    private final Deque<Newer> newer = new ArrayDeque<>();

    private record Newer(long time, Cell cell) {}

    SeriesOverlay(Column column, Range range, SeriesSink sink) {
        this.sink = sink;
        column.forEach(new CellVisitor() {
            @Override
            public void real(long time, double number) {
                other(time, new Cell.Real(number));
            }

            @Override
            public void other(long time, Cell cell) {
                if (range.contains(time)) {
                    newer.add(new Newer(time, cell));
                }
            }
        });
    }

    @Override
    public void number(long time, double value) {
        if (!isOverwritten(time)) {
            sink.number(time, value);
        }
    }

    @Override
    public void numbers(long[] times, double[] values, int from, int to) {
        Newer next = newer.peek();
        if (next == null || next.time() > times[to - 1]) {
            sink.numbers(times, values, from, to);
        } else {
            SeriesSink.super.numbers(times, values, from, to);
        }
    }

    @Override
    public void other(long time) {
        if (!isOverwritten(time)) {
            sink.other(time);
        }
    }

    @Override
    public void tombstone(long time) {
        if (!isOverwritten(time)) {
            sink.tombstone(time);
        }
    }

    /** Hands on what is newer and not later. */
    private boolean isOverwritten(long time) {
        long last = -1;
        for (Newer next = newer.peek(); next != null && next.time() <= time; next = newer.peek()) {
            handOn(newer.remove());
            last = next.time();
        }
        return last == time;
    }

    private void handOn(Newer next) {
        if (next.cell() instanceof Cell.Real real) {
            sink.number(next.time(), real.value());
        } else if (next.cell() instanceof Cell.Int integer) {
            sink.number(next.time(), (double) integer.value());
        } else {
            sink.other(next.time());
        }
    }

    /** Hands on what is later than all else. */
    void finish() {
        newer.forEach(this::handOn);
    }
}
