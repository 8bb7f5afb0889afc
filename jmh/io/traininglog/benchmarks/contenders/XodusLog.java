package io.traininglog.benchmarks.contenders;

import java.nio.file.Path;
import jetbrains.exodus.ByteIterable;
import jetbrains.exodus.bindings.DoubleBinding;
import jetbrains.exodus.bindings.LongBinding;
import jetbrains.exodus.env.Cursor;
import jetbrains.exodus.env.Environment;
import jetbrains.exodus.env.EnvironmentConfig;
import jetbrains.exodus.env.Environments;
import jetbrains.exodus.env.Store;
import jetbrains.exodus.env.StoreConfig;
import jetbrains.exodus.env.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Xodus' environments, which write their log to the system at each commit and do not sync it. New places are appended at
 * the right, as its interface has it for ascending keys.
 */
final class XodusLog extends KeyValueLog {

    private final Environment environment;
    private final Store entries;
    private @Nullable Transaction transaction;
    private long last = -1;

    XodusLog(Path folder) {
        environment = Environments.newInstance(folder.toString(), new EnvironmentConfig().setLogDurableWrite(false));
        entries = environment.computeInTransaction(
                opening -> environment.openStore("entries", StoreConfig.WITHOUT_DUPLICATES_WITH_PREFIXING, opening));
    }

    @Override
    void begin() {
        transaction = environment.beginTransaction();
    }

    @Override
    void write(long place, double value) {
        ByteIterable key = LongBinding.longToEntry(place);
        ByteIterable bytes = DoubleBinding.doubleToEntry(value);
        if (place > last) {
            entries.putRight(transaction, key, bytes);
            last = place;
        } else {
            entries.put(transaction, key, bytes);
        }
    }

    @Override
    void commit() {
        if (!transaction.commit()) {
            throw new IllegalStateException("somebody else wrote");
        }
        transaction = null;
    }

    @Override
    @Nullable
    Double read(long place) {
        return environment.computeInReadonlyTransaction(reading -> {
            ByteIterable found = entries.get(reading, LongBinding.longToEntry(place));
            return found == null ? null : DoubleBinding.entryToDouble(found);
        });
    }

    @Override
    void scan(long from, long to, PointReader reader) {
        environment.executeInReadonlyTransaction(reading -> {
            try (Cursor cursor = entries.openCursor(reading)) {
                boolean found = cursor.getSearchKeyRange(LongBinding.longToEntry(from)) != null;
                while (found) {
                    long place = LongBinding.entryToLong(cursor.getKey());
                    if (place >= to) {
                        return;
                    }
                    reader.read(place, DoubleBinding.entryToDouble(cursor.getValue()));
                    found = cursor.getNext();
                }
            }
        });
    }

    @Override
    public void close() {
        drain();
        environment.close();
    }
}
