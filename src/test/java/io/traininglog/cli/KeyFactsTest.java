package io.traininglog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.LogOrigin;
import io.traininglog.TrainingLog;
import java.util.UUID;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class KeyFactsTest {

    private static final int ENTRIES = 3_000_000;
    private static final String KEY = "cost";

    private static KeyFacts facts(long apart, LongToDoubleFunction values) {
        UUID uuid = UUID.randomUUID();
        try (LogDatabase database = LogDatabase.inMemory()) {
            database.importLog(LogOrigin.of(uuid), log -> {
                for (long i = 0; i < ENTRIES; i++) {
                    log.put(i * apart, KEY, values.applyAsDouble(i));
                }
            });
            try (TrainingLog log = database.open(uuid)) {
                log.at(7).put(KEY, "seven");
                return KeyFacts.of(log, KEY);
            }
        }
    }

    private static double wave(long i) {
        return i % 1_000_000 == 600_000 ? -1 : i % 1_000_000 == 700_000 ? 2 : i / (double) ENTRIES;
    }

    @Test
    void ofALongSeriesEachEntryCountsOnceAndTheFirstOfTheBestIsFound() {
        KeyFacts facts = facts(1, KeyFactsTest::wave);
        assertThat(facts.entries()).isEqualTo(ENTRIES);
        assertThat(facts.others()).isEqualTo(1);
        assertThat(facts.least()).isEqualTo(new KeyFacts.Point(600_000, -1));
        assertThat(facts.greatest()).isEqualTo(new KeyFacts.Point(700_000, 2));
        assertThat(facts.last()).isEqualTo(new KeyFacts.Point(ENTRIES - 1, wave(ENTRIES - 1)));
    }

    @Test
    void aConstantSeriesCountsWholeToo() {
        KeyFacts facts = facts(1, i -> 0.5);
        assertThat(facts.entries()).isEqualTo(ENTRIES);
        assertThat(facts.least()).isEqualTo(new KeyFacts.Point(0, 0.5));
        assertThat(facts.greatest()).isEqualTo(new KeyFacts.Point(0, 0.5));
    }

    /** A query for each stretch of times would take hours. */
    @Test
    @Timeout(120)
    void howFarApartTheTimesAreCostsNothing() {
        long apart = Long.MAX_VALUE / ENTRIES;
        KeyFacts facts = facts(apart, KeyFactsTest::wave);
        assertThat(facts.entries()).isEqualTo(ENTRIES + 1);
        assertThat(facts.others()).isEqualTo(1);
        assertThat(facts.least()).isEqualTo(new KeyFacts.Point(600_000 * apart, -1));
        assertThat(facts.last()).isEqualTo(new KeyFacts.Point((ENTRIES - 1) * apart, wave(ENTRIES - 1)));
    }
}
