package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.TrainingLog;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last value of a key is found wherever it is, number or not. */
class LastValueTest {

    /** @param step between times, so that a log is dense or goes as far as there are times */
    @ParameterizedTest
    @ValueSource(longs = {1, 1_000_003, Long.MAX_VALUE / 20_001})
    void itIsTheOneThatAPlainMapHas(long step) {
        Random random = new Random(step);
        Map<String, Long> last = new HashMap<>();
        try (LogDatabase database = LogDatabase.inMemory()) {
            UUID uuid = new UUID(1, 1);
            database.importLog(LogOrigin.of(uuid), to -> {
                for (int i = 0; i <= 20_000; i++) {
                    long time = i * step;
                    to.put(time, "cost", (double) i);
                    for (int key = 0; key < 12; key++) {
                        boolean isText = random.nextBoolean();
                        if (random.nextInt(1 << key) == 0 && i < 20_000 - 1_500 * key) {
                            to.put(time, "key" + key, isText ? "text" : (Object) (double) i);
                            last.put("key" + key, time);
                        }
                    }
                }
            });
            try (TrainingLog log = database.open(uuid)) {
                LastValue values = new LastValue(log, OptionalLong.of(20_000 * step));
                assertThat(values.timeOf("cost")).hasValue(20_000 * step);
                assertThat(values.timeOf("none")).isEmpty();
                last.forEach(
                        (key, time) -> assertThat(values.timeOf(key)).as(key).hasValue(time));
            }
        }
    }
}
