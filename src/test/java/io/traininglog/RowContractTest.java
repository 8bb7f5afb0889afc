package io.traininglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A row is an honest map of one time's entries. */
final class RowContractTest extends ContractTest {

    @Test
    void anAbsentRowIsAnEmptyRowThatCanBeWrittenTo() {
        Row row = log.at(5);
        assertThat(row).isEmpty();
        assertThat(row.time()).isEqualTo(5);
        assertThat(row.get("a")).isNull();
        assertThat(row.remove("a")).isNull();
        row.clear();
        assertThat(log.rows()).isEmpty();
        row.put("a", 1);
        assertThat(row).isEqualTo(map("a", 1L));
        assertThat(log.rows().firstKey()).isEqualTo(5L);
    }

    @Test
    void aNegativeTimeIsRefused() {
        for (long time : new long[] {-1, Long.MIN_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> log.at(time))
                    .withMessageContaining("time must be a non-negative integer");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> log.record(time, "a", 1))
                    .withMessageContaining("time must be a non-negative integer");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> log.record(time, map("a", 1)))
                    .withMessageContaining("time must be a non-negative integer");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> log.resumeAt(time))
                    .withMessageContaining("time must be a non-negative integer");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> log.rows().put(time, map("a", 1)))
                    .withMessageContaining("time must be a non-negative integer");
        }
        assertThat(log.rows()).isEmpty();
        assertThat(database.logs()).hasSize(1);
    }

    @Test
    void timesReachFromZeroToTheLargestLong() {
        log.at(Long.MAX_VALUE).put("a", "last");
        log.at(0).put("a", "first");
        assertThat(log.at(0)).isEqualTo(map("a", "first"));
        assertThat(log.at(Long.MAX_VALUE)).isEqualTo(map("a", "last"));
        assertThat(log.rows().keySet()).containsExactly(0L, Long.MAX_VALUE);
        assertThat(log.rows().descendingMap().keySet()).containsExactly(Long.MAX_VALUE, 0L);
        log.at(Long.MAX_VALUE).remove("a");
        assertThat(log.rows().keySet()).containsExactly(0L);
    }

    @Test
    void putAnswersThePreviousValue() {
        Row row = log.at(1);
        assertThat(row.put("a", 1)).isNull();
        assertThat(row.put("a", null)).isEqualTo(1L);
        assertThat(row.put("a", "text")).isNull();
        assertThat(row.put("a", 2.5)).isEqualTo("text");
        assertThat(row.remove("a")).isEqualTo(2.5);
        assertThat(row.remove("a")).isNull();
    }

    @Test
    void putAllAddsToTheRow() {
        log.at(1).putAll(map("a", 1, "b", 2));
        log.at(1).putAll(map("b", null, "c", 3));
        log.at(1).putAll(map());
        assertThat(log.at(1)).isEqualTo(map("a", 1L, "b", null, "c", 3L));
        assertThatNullPointerException()
                .isThrownBy(() -> log.at(1).putAll(null))
                .withMessage("values");
        assertThatNullPointerException().isThrownBy(() -> log.record(1, null)).withMessage("values");
        assertThatNullPointerException()
                .isThrownBy(() -> log.record(1, Collections.singletonMap(null, 1.5)))
                .withMessage("key");
        assertThat(log.at(1)).isEqualTo(map("a", 1L, "b", null, "c", 3L));
    }

    @Test
    void putAllOfARowIntoAnotherCopiesIt() {
        log.at(1).putAll(map("a", 1, "b", null));
        log.at(2).putAll(log.at(1));
        log.at(1).putAll(log.at(1));
        assertThat(log.at(2)).isEqualTo(log.at(1)).isEqualTo(map("a", 1L, "b", null));
    }

    /** As a map by identity has them. */
    @Test
    void ofEqualKeysTheLaterHolds() {
        IdentityHashMap<String, Object> twice = new IdentityHashMap<>();
        String[] keys = {"ab".substring(0, 1), "ac".substring(0, 1)};
        twice.put(keys[0], 1.5);
        twice.put(keys[1], 2.5);
        Object later = twice.values().toArray()[1];
        log.record(1, twice);
        log.at(2).putAll(twice);
        log.rows().put(3L, twice);
        log.status().putAll(twice);
        twice.replaceAll((key, value) -> value + " as a text");
        log.record(4, twice);
        for (long time = 1; time <= 3; time++) {
            assertThat(log.at(time)).isEqualTo(map("a", later));
        }
        assertThat(log.status()).containsEntry("a", later);
        assertThat(log.at(4)).isEqualTo(map("a", later + " as a text"));
        assertThat(log.series("a").values()).hasSize(3);
    }

    @Test
    void putAllOfNothingLeavesNoRow() {
        log.at(1).putAll(map());
        log.record(2, map());
        assertThat(log.rows()).isEmpty();
    }

    @Test
    void aRowIsLive() {
        Row one = log.at(1);
        Row two = anotherHandle(log).at(1);
        one.put("a", 1);
        assertThat(two).isEqualTo(map("a", 1L));
        two.put("b", 2);
        assertThat(one.keySet()).containsExactly("a", "b");
        two.clear();
        assertThat(one).isEmpty();
    }

    @Test
    void rowsOfDifferentTimesAndLogsAreApart() {
        TrainingLog other = keep(database.create());
        log.at(1).put("a", 1);
        other.at(1).put("a", 2);
        log.at(2).put("a", 3);
        assertThat(log.at(1)).isEqualTo(map("a", 1L));
        assertThat(other.at(1)).isEqualTo(map("a", 2L));
        other.at(1).clear();
        assertThat(log.rows()).hasSize(2);
    }

    @Test
    void entriesWriteThrough() {
        log.at(1).putAll(map("a", 1, "b", 2));
        for (Map.Entry<String, Object> entry : log.at(1).entrySet()) {
            assertThat(entry.setValue("new " + entry.getKey())).isIn(1L, 2L);
            assertThat(entry.getValue()).isEqualTo("new " + entry.getKey());
        }
        assertThat(log.at(1)).isEqualTo(map("a", "new a", "b", "new b"));
    }

    @Test
    void iteratorsRemove() {
        log.at(1).putAll(map("a", 1, "b", 2, "c", 3));
        Iterator<String> keys = log.at(1).keySet().iterator();
        assertThatIllegalStateException().isThrownBy(keys::remove);
        keys.next();
        assertThat(keys.next()).isEqualTo("b");
        keys.remove();
        assertThatIllegalStateException().isThrownBy(keys::remove);
        assertThat(keys.next()).isEqualTo("c");
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(keys::next);
        assertThat(log.at(1)).isEqualTo(map("a", 1L, "c", 3L));
    }

    @Test
    void iteratorsShowTheRowAsItWasWhenTheyBegan() {
        log.at(1).putAll(map("a", 1, "b", 2));
        Iterator<String> keys = log.at(1).keySet().iterator();
        log.at(1).put("c", 3);
        log.at(1).remove("b");
        assertThat(keys).toIterable().containsExactly("a", "b");
    }

    @Test
    void viewsOfKeysValuesAndEntriesRemove() {
        log.at(1).putAll(map("a", 1, "b", 2, "c", 3, "d", null));
        assertThat(log.at(1).keySet().remove("a")).isTrue();
        assertThat(log.at(1).keySet().remove("a")).isFalse();
        assertThat(log.at(1).values().remove(2L)).isTrue();
        assertThat(log.at(1).entrySet().remove(Map.entry("c", 4L))).isFalse();
        assertThat(log.at(1).entrySet().remove(Map.entry("c", 3L))).isTrue();
        assertThat(log.at(1)).isEqualTo(map("d", null));
        log.at(1).keySet().clear();
        assertThat(log.rows()).isEmpty();
    }

    @Test
    void defaultMethodsOfMapWork() {
        Row row = log.at(1);
        assertThat(row.putIfAbsent("a", 1)).isNull();
        assertThat(row.putIfAbsent("a", 2)).isEqualTo(1L);
        assertThat(row.merge("a", 5, (old, more) -> (Long) old + (Integer) more))
                .isEqualTo(6L);
        assertThat(row.computeIfAbsent("b", key -> key + key)).isEqualTo("bb");
        assertThat(row.compute("b", (key, value) -> null)).isNull();
        assertThat(row.replace("a", 7)).isEqualTo(6L);
        assertThat(row.getOrDefault("c", 8)).isEqualTo(8);
        row.replaceAll((key, value) -> key + value);
        assertThat(row).isEqualTo(map("a", "a7"));
    }

    @Test
    void equalsHashCodeAndToStringAreAMaps() {
        log.at(1).putAll(map("b", null, "a", 1));
        Map<String, Object> same = map("a", 1L, "b", null);
        assertThat(log.at(1).equals(same)).isTrue();
        assertThat(same.equals(log.at(1))).isTrue();
        assertThat(log.at(1).hashCode()).isEqualTo(same.hashCode());
        assertThat(log.at(1).toString()).isEqualTo("{a=1, b=null}");
        assertThat(log.at(2).equals(log.at(3))).isTrue();
    }

    @Test
    void recordPutsOneNumber() {
        log.record(1, "cost", 0.5);
        log.record(1, "cost", 0.25);
        log.record(1, "other", -0.0);
        assertThat(log.at(1)).isEqualTo(map("cost", 0.25, "other", -0.0));
    }

    @Test
    void recordPutsOneStep() {
        log.at(1).put("before", 1);
        log.record(1, map("a", 1, "b", "text", "c", null));
        log.record(1, map("a", 2));
        assertThat(log.at(1)).isEqualTo(map("before", 1L, "a", 2L, "b", "text", "c", null));
        assertThatNullPointerException().isThrownBy(() -> log.record(1, null));
    }

    @Test
    void whatWasPutIsThereAfterReopening() {
        log.at(1).putAll(map("a", 1, "b", "text"));
        log.status().put("c", 2);
        UUID uuid = log.uuid();
        log.close();
        if (backend.isPersistent()) {
            database.close();
            database = open(LogDatabase.builder());
        }
        TrainingLog reopened = keep(database.open(uuid));
        assertThat(reopened.at(1)).isEqualTo(map("a", 1L, "b", "text"));
        assertThat(reopened.status().get("c")).isEqualTo(2L);
    }
}
