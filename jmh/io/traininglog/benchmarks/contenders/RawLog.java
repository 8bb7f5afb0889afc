package io.traininglog.benchmarks.contenders;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;

/** Records of 24 bytes one after the other, without checksum or index: the floor of what a durable write costs. */
final class RawLog extends FileLog {

    private final KeyIds keys = new KeyIds();

    RawLog(Path file) {
        super(file);
    }

    @Override
    void append(long time, String key, double value) {
        buffer.putLong(time).putLong(keys.id(key)).putDouble(value);
    }

    @Override
    void append(long time, Map<String, Double> values) {
        for (Map.Entry<String, Double> value : values.entrySet()) {
            append(time, value.getKey(), value.getValue());
        }
    }

    @Override
    public double iterate() {
        double sum = 0;
        for (ByteBuffer records = content(); records.hasRemaining(); ) {
            if (records.getLong() >= 0 && !keys.name((int) records.getLong()).isEmpty()) {
                sum += records.getDouble();
            }
        }
        return sum;
    }
}
