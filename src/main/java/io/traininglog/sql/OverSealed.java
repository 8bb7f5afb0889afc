package io.traininglog.sql;

import io.traininglog.column.ChunkCursor;
import io.traininglog.store.SeriesSink;

/** Hands a key's rows on, and before each the sealed numbers of earlier times. */
final class OverSealed implements SeriesSink {

    private final ChunkCursor sealed;
    private final SeriesSink sink;

    OverSealed(ChunkCursor sealed, SeriesSink sink) {
        this.sealed = sealed;
        this.sink = sink;
    }

    @Override
    public void number(long time, double value) {
        sealed.copyTo(sink, time);
        sink.number(time, value);
    }

    @Override
    public void other(long time) {
        sealed.copyTo(sink, time);
        sink.other(time);
    }

    @Override
    public void tombstone(long time) {
        sealed.copyTo(sink, time);
        sink.tombstone(time);
    }
}
