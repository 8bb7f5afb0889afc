package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.CodecException;
import io.traininglog.PickledObject;
import io.traininglog.TrainingLog;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each bit of a stored blob is flipped in the file: what is read is a value, or a {@link CodecException}. */
class DamagedBlobsTest {

    @TempDir
    Path folder;

    @Test
    void aFlippedBitOfAnObjectIsACodecException() throws Exception {
        Map<String, Object> object = new TreeMap<>();
        object.put("list", List.of("a", 1L, 2.5, new BigDecimal("0.1")));
        object.put("instant", Instant.EPOCH);
        object.put("uuid", new UUID(1, 2));
        // Its checksum covers every bit
        assertThat(valuesAmongFlips(object)).isZero();
    }

    @Test
    void aFlippedBitOfAnArrayIsAValueOrACodecException() throws Exception {
        assertThat(valuesAmongFlips(new double[][] {{1, 2}, {3, Double.NaN}})).isPositive();
        assertThat(valuesAmongFlips(List.of(1L, 2L, 3L))).isPositive();
    }

    @Test
    void aFlippedBitOfAPickleIsAValueOrACodecException() throws Exception {
        assertThat(valuesAmongFlips(new PickledObject("posix.system", KindsOfValues.OS_SYSTEM)))
                .isPositive();
        assertThat(Path.of("pickle-was-here")).doesNotExist();
    }

    @Test
    void aFlippedBitOfWhatBlocksPickledIsAValueOrACodecException() throws Exception {
        Path file = Databases.blocks(folder.resolve("blocks.sqlite"));
        UUID uuid = Databases.uuid("608997154aaa4f64a63bf8e6d600f033");
        TrainingLog.open(file, uuid).close();
        assertThat(flip(file, uuid, 4, "weights_norms")).isPositive();
        assertThat(flip(file, uuid, 4, "saved_to")).isPositive();
    }

    @Test
    void aPickleThatNamesAFunctionComesBackUncalled() {
        PickledObject pickled = new PickledObject("posix.system", KindsOfValues.OS_SYSTEM);
        Path file = folder.resolve("pickle.sqlite");
        UUID uuid;
        try (TrainingLog log = TrainingLog.open(file)) {
            log.at(1).put("forged", pickled);
            uuid = log.uuid();
        }
        try (TrainingLog log = TrainingLog.open(file, uuid)) {
            PickledObject read = (PickledObject) log.at(1).get("forged");
            assertThat(read.className()).isEqualTo("posix.system");
            assertThat(read.bytes()).isEqualTo(KindsOfValues.OS_SYSTEM);
        }
        assertThat(Path.of("pickle-was-here")).doesNotExist();
    }

    private int valuesAmongFlips(Object value) throws Exception {
        Path file = folder.resolve("blob-" + value.getClass().getSimpleName().length() + value.hashCode() + ".sqlite");
        try (TrainingLog log = TrainingLog.open(file)) {
            log.at(4).put("blob", value);
            log.flush();
            return flip(file, log.uuid(), 4, "blob");
        }
    }

    /** Answers how many of the flips still gave a value. */
    private static int flip(Path file, UUID uuid, long time, String key) throws Exception {
        String where = " FROM entries WHERE time = " + time + " AND key = (SELECT id FROM keys WHERE key = '" + key
                + "') AND log = (SELECT id FROM lineage WHERE uuid = '" + Databases.hex(uuid) + "')";
        int values = 0;
        try (Connection connection = Databases.connect(file);
                TrainingLog log = TrainingLog.open(file, uuid);
                PreparedStatement write = connection.prepareStatement(
                        "UPDATE entries SET value = ?" + where.substring(where.indexOf(" WHERE")))) {
            connection.createStatement().execute("PRAGMA synchronous = OFF"); // nobody cuts the power
            byte[] whole;
            try (ResultSet row = connection.createStatement().executeQuery("SELECT value" + where)) {
                whole = row.getBytes(1);
            }
            for (int bit = 0; bit < 8 * whole.length; bit++) {
                byte[] flipped = whole.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                write.setBytes(1, flipped);
                write.execute();
                try {
                    log.at(time).get(key);
                    values++;
                } catch (CodecException e) {
                    assertThat(e).hasMessageContainingAll(log.hexUuid(), "time " + time, "'" + key + "'");
                }
            }
            write.setBytes(1, whole);
            write.execute();
            assertThat(log.at(time).get(key)).isNotNull();
        }
        return values;
    }
}
