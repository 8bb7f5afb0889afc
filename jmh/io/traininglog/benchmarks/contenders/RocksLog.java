package io.traininglog.benchmarks.contenders;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * RocksDB with the options that its wiki gives as a start ("Setup Options and Basic Tuning"): a Bloom filter, blocks of 16
 * KiB, index and filter in a cache of 64 MiB, LZ4. Its log is written to the system at each commit, and not synced.
 */
final class RocksLog extends KeyValueLog {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle DOUBLE = MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.BIG_ENDIAN);

    private final Options options = new Options();
    private final WriteOptions unsynced = new WriteOptions().setSync(false);
    private final WriteBatch batch = new WriteBatch();
    private final RocksDB database;

    RocksLog(Path folder) {
        RocksDB.loadLibrary();
        options.setCreateIfMissing(true)
                .setMaxBackgroundJobs(2)
                .setBytesPerSync(1 << 20)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockSize(16 * 1024)
                        .setBlockCache(new LRUCache(64 << 20))
                        .setCacheIndexAndFilterBlocks(true)
                        .setPinL0FilterAndIndexBlocksInCache(true)
                        .setFilterPolicy(new BloomFilter(10)));
        try {
            database = RocksDB.open(options, folder.toString());
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(long place) {
        byte[] bytes = new byte[Long.BYTES];
        LONG.set(bytes, 0, place);
        return bytes;
    }

    @Override
    void begin() {
        batch.clear();
    }

    @Override
    void write(long place, double value) {
        byte[] bytes = new byte[Double.BYTES];
        DOUBLE.set(bytes, 0, value);
        try {
            batch.put(bytes(place), bytes);
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    void commit() {
        try {
            database.write(unsynced, batch);
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    @Nullable
    Double read(long place) {
        try {
            byte[] found = database.get(bytes(place));
            return found == null ? null : (double) DOUBLE.get(found, 0);
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    void scan(long from, long to, PointReader reader) {
        byte[] key = new byte[Long.BYTES];
        byte[] value = new byte[Double.BYTES];
        try (RocksIterator entries = database.newIterator()) {
            for (entries.seek(bytes(from)); entries.isValid(); entries.next()) {
                entries.key(key);
                long place = (long) LONG.get(key, 0);
                if (place >= to) {
                    return;
                }
                entries.value(value);
                reader.read(place, (double) DOUBLE.get(value, 0));
            }
            entries.status();
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Out of its log and its table in memory, into its files. */
    @Override
    public void drain() {
        super.drain();
        try (FlushOptions flush = new FlushOptions().setWaitForFlush(true)) {
            database.flush(flush);
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        drain();
        database.close();
        batch.close();
        unsynced.close();
        options.close();
    }
}
