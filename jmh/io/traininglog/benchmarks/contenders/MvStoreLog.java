package io.traininglog.benchmarks.contenders;

import java.nio.file.Path;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.LongDataType;
import org.jspecify.annotations.Nullable;

/** H2's MVStore. It commits where it is told to: its commits in the background would acknowledge nothing. */
final class MvStoreLog extends KeyValueLog {

    private final MVStore store;
    private final MVMap<Long, Double> entries;

    MvStoreLog(Path file) {
        store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .open();
        entries = store.openMap("entries", new MVMap.Builder<Long, Double>().keyType(LongDataType.INSTANCE));
    }

    @Override
    void begin() {}

    @Override
    void write(long place, double value) {
        entries.put(place, value);
    }

    @Override
    void commit() {
        store.commit();
    }

    @Override
    @Nullable
    Double read(long place) {
        return entries.get(place);
    }

    @Override
    void scan(long from, long to, PointReader reader) {
        Cursor<Long, Double> cursor = entries.cursor(from, to - 1, false);
        while (cursor.hasNext()) {
            reader.read(cursor.next(), cursor.getValue());
        }
    }

    @Override
    public void close() {
        drain();
        store.close();
    }
}
