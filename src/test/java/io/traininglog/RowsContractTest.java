package io.traininglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** {@code rows()} is an honest navigable map of the times that have an entry. */
final class RowsContractTest extends ContractTest {

    private void fill(long... times) {
        for (long time : times) {
            log.at(time).put("t", time);
        }
    }

    @Test
    void rowsAreTheTimesThatHaveAnEntry() {
        assertThat(log.rows()).isEmpty();
        fill(7, 3, 5);
        assertThat(log.rows().keySet()).containsExactly(3L, 5L, 7L);
        assertThat(log.rows()).hasSize(3).containsKey(5L).doesNotContainKey(4L);
        assertThat(log.rows().get(4L)).isNull();
        assertThat(log.rows().get(5L)).isEqualTo(map("t", 5L));
        log.at(5).remove("t");
        assertThat(log.rows()).hasSize(2);
        assertThat(log.rows().get(5L)).isNull();
    }

    @Test
    void putReplacesTheWholeRowAndAnswersADetachedCopy() {
        log.at(1).putAll(map("a", 1, "b", 2));
        Map<String, Object> previous = log.rows().put(1L, map("b", 3, "c", null));
        assertThat(log.at(1)).isEqualTo(map("b", 3L, "c", null));
        assertThat(previous).isEqualTo(map("a", 1L, "b", 2L));
        previous.clear();
        assertThat(log.at(1)).hasSize(2);
        assertThat(log.rows().put(2L, map("a", 1))).isNull();
    }

    @Test
    void puttingAnEmptyMapRemovesTheRow() {
        fill(1);
        assertThat(log.rows().put(1L, map())).isEqualTo(map("t", 1L));
        assertThat(log.rows()).isEmpty();
        assertThat(log.rows().put(1L, map())).isNull();
    }

    @Test
    void puttingARowOntoItselfOrAnotherCopiesIt() {
        log.at(1).putAll(map("a", 1, "b", null));
        log.rows().put(1L, log.at(1));
        log.rows().put(2L, log.at(1));
        log.at(1).remove("a");
        assertThat(log.at(2)).isEqualTo(map("a", 1L, "b", null));
        log.rows().put(2L, log.at(3));
        assertThat(log.rows()).hasSize(1);
    }

    @Test
    void aNullTimeOrRowIsRefused() {
        fill(1);
        assertThatNullPointerException().isThrownBy(() -> log.rows().put(1L, null));
        assertThatNullPointerException().isThrownBy(() -> log.rows().put(null, map("a", 1)));
        assertThatNullPointerException().isThrownBy(() -> log.rows().get(null));
        assertThatNullPointerException().isThrownBy(() -> log.rows().containsKey(null));
        assertThatNullPointerException().isThrownBy(() -> log.rows().remove(null));
        assertThatNullPointerException().isThrownBy(() -> log.rows().ceilingKey(null));
        assertThatNullPointerException().isThrownBy(() -> log.rows().headMap(null));
        assertThat(log.rows()).hasSize(1);
    }

    @Test
    void removedAndPolledRowsAreDetachedCopies() {
        fill(1, 2, 3);
        Map<String, Object> removed = log.rows().remove(2L);
        Map.Entry<Long, Map<String, Object>> first = log.rows().pollFirstEntry();
        Map.Entry<Long, Map<String, Object>> last = log.rows().pollLastEntry();
        assertThat(log.rows()).isEmpty();
        assertThat(log.rows().pollFirstEntry()).isNull();
        assertThat(log.rows().pollLastEntry()).isNull();
        assertThat(log.rows().remove(2L)).isNull();
        fill(1, 2, 3);
        log.at(2).put("t", "new");
        assertThat(removed).isEqualTo(map("t", 2L));
        assertThat(first).isEqualTo(Map.entry(1L, map("t", 1L)));
        assertThat(last).isEqualTo(Map.entry(3L, map("t", 3L)));
        removed.clear();
        assertThat(log.rows()).hasSize(3);
    }

    @Test
    void rowsThatAreReadAreLive() {
        fill(1);
        Map<String, Object> row = log.rows().get(1L);
        Map<String, Object> first = log.rows().firstEntry().getValue();
        log.at(1).put("a", 1);
        assertThat(row).isEqualTo(map("a", 1L, "t", 1L));
        assertThat(first).isEqualTo(row);
        row.put("b", 2);
        assertThat(log.at(1)).hasSize(3);
    }

    @Test
    void navigationFindsTheNearest() {
        fill(10, 20, 30);
        NavigableMap<Long, Map<String, Object>> rows = log.rows();
        assertThat(rows.firstKey()).isEqualTo(10L);
        assertThat(rows.lastKey()).isEqualTo(30L);
        assertThat(rows.lowerKey(20L)).isEqualTo(10L);
        assertThat(rows.floorKey(20L)).isEqualTo(20L);
        assertThat(rows.floorKey(19L)).isEqualTo(10L);
        assertThat(rows.ceilingKey(20L)).isEqualTo(20L);
        assertThat(rows.ceilingKey(21L)).isEqualTo(30L);
        assertThat(rows.higherKey(20L)).isEqualTo(30L);
        assertThat(rows.lowerKey(10L)).isNull();
        assertThat(rows.higherKey(30L)).isNull();
        assertThat(rows.lowerEntry(30L)).isEqualTo(Map.entry(20L, map("t", 20L)));
        assertThat(rows.higherEntry(30L)).isNull();
        assertThat(rows.ceilingEntry(-5L).getKey()).isEqualTo(10L);
        assertThat(rows.floorKey(Long.MAX_VALUE)).isEqualTo(30L);
        assertThat(rows.higherKey(Long.MAX_VALUE)).isNull();
        assertThat(rows.lowerKey(Long.MIN_VALUE)).isNull();
        assertThat(rows.higherKey(Long.MIN_VALUE)).isEqualTo(10L);
        assertThat(rows.descendingMap().higherKey(20L)).isEqualTo(10L);
        assertThat(rows.descendingMap().firstKey()).isEqualTo(30L);
    }

    @Test
    void anEmptyMapHasNoFirstTime() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> log.rows().firstKey());
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> log.rows().lastKey());
        assertThat(log.rows().firstEntry()).isNull();
        assertThat(log.rows().lastEntry()).isNull();
    }

    @Test
    void partsAreLiveInBothDirections() {
        fill(1, 2, 3, 4, 5);
        NavigableMap<Long, Map<String, Object>> part = log.rows().subMap(2L, true, 4L, true);
        NavigableMap<Long, Map<String, Object>> reversed = part.descendingMap();
        assertThat(part.keySet()).containsExactly(2L, 3L, 4L);
        assertThat(reversed.keySet()).containsExactly(4L, 3L, 2L);
        log.at(3).clear();
        assertThat(reversed.keySet()).containsExactly(4L, 2L);
        part.put(3L, map("a", 1));
        assertThat(log.at(3)).isEqualTo(map("a", 1L));
        assertThat(reversed.headMap(3L).keySet()).containsExactly(4L);
        assertThat(reversed.tailMap(3L).keySet()).containsExactly(3L, 2L);
        part.clear();
        assertThat(log.rows().keySet()).containsExactly(1L, 5L);
        assertThat(part).isEmpty();
    }

    @Test
    void aPartRefusesTimesOutsideOfIt() {
        NavigableMap<Long, Map<String, Object>> part = log.rows().subMap(2L, true, 5L, false);
        fill(1, 2, 5);
        assertThatIllegalArgumentException().isThrownBy(() -> part.put(1L, map("a", 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> part.put(5L, map("a", 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> part.subMap(1L, 3L));
        assertThatIllegalArgumentException().isThrownBy(() -> part.headMap(6L));
        assertThatIllegalArgumentException().isThrownBy(() -> log.rows().subMap(3L, 2L));
        assertThat(part.get(1L)).isNull();
        assertThat(part.remove(1L)).isNull();
        assertThat(part.containsKey(5L)).isFalse();
        assertThat(log.rows()).hasSize(3);
    }

    @Test
    void partsReachToTheExtremes() {
        fill(0, 1, Long.MAX_VALUE - 1, Long.MAX_VALUE);
        NavigableMap<Long, Map<String, Object>> rows = log.rows();
        assertThat(rows.tailMap(Long.MAX_VALUE, true).keySet()).containsExactly(Long.MAX_VALUE);
        assertThat(rows.tailMap(Long.MAX_VALUE, false)).isEmpty();
        assertThat(rows.headMap(0L, true).keySet()).containsExactly(0L);
        assertThat(rows.headMap(0L, false)).isEmpty();
        assertThat(rows.headMap(Long.MAX_VALUE, true)).hasSize(4);
        assertThat(rows.headMap(Long.MAX_VALUE, false)).hasSize(3);
        assertThat(rows.headMap(Long.MIN_VALUE, true)).isEmpty();
        assertThat(rows.headMap(Long.MIN_VALUE, false)).isEmpty();
        assertThat(rows.tailMap(Long.MIN_VALUE, false)).hasSize(4);
        assertThat(rows.subMap(-10L, 2L).keySet()).containsExactly(0L, 1L);
        assertThat(rows.subMap(1L, false, Long.MAX_VALUE, false).keySet()).containsExactly(Long.MAX_VALUE - 1);
        assertThat(rows.subMap(1L, 1L)).isEmpty();
        assertThat(rows.subMap(1L, false, 2L, false)).isEmpty();
        assertThat(rows.subMap(1L, true, 1L, true)).hasSize(1);
        assertThat(rows.subMap(1L, false, 1L, true)).isEmpty();
        assertThat(rows.descendingMap().subMap(1L, false, 1L, true)).isEmpty();
        assertThat(rows.descendingMap().subMap(1L, true, 1L, false)).isEmpty();
        NavigableMap<Long, Map<String, Object>> none = rows.tailMap(Long.MAX_VALUE, false);
        assertThat(none.firstEntry()).isNull();
        assertThat(none.pollLastEntry()).isNull();
        assertThat(none.lowerKey(Long.MAX_VALUE)).isNull();
        assertThat(none.descendingMap()).isEmpty();
        none.clear();
        assertThat(rows).hasSize(4);
        assertThat(rows.descendingMap().tailMap(1L, true).keySet()).containsExactly(1L, 0L);
        assertThat(rows.descendingMap().headMap(1L, false).keySet())
                .containsExactly(Long.MAX_VALUE, Long.MAX_VALUE - 1);
    }

    @Test
    void aNegativeTimeIsRefusedByPartsToo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> log.rows().headMap(5L).put(-1L, map("a", 1)));
        assertThat(log.rows().get(-1L)).isNull();
        assertThat(log.rows().containsKey(-1L)).isFalse();
        assertThat(log.rows().remove(-1L)).isNull();
    }

    @Test
    void timesAreANavigableSet() {
        fill(1, 2, 3, 4);
        NavigableSet<Long> times = log.rows().navigableKeySet();
        assertThat(times.headSet(3L)).containsExactly(1L, 2L);
        assertThat(times.descendingSet()).containsExactly(4L, 3L, 2L, 1L);
        assertThat(times.floor(9L)).isEqualTo(4L);
        assertThat(times.pollFirst()).isEqualTo(1L);
        assertThat(times.remove(2L)).isTrue();
        assertThat(times.remove(2L)).isFalse();
        assertThat(times).containsExactly(3L, 4L);
        assertThat(log.rows()).hasSize(2);
    }

    @Test
    void aMapOfOtherThingsIsCompared() {
        fill(1, 2);
        Map<Long, Map<String, Object>> same = Map.of(1L, map("t", 1L), 2L, map("t", 2L));
        assertThat(log.rows().equals(same)).isTrue();
        assertThat(same.equals(log.rows())).isTrue();
        assertThat(log.rows().hashCode()).isEqualTo(same.hashCode());
        assertThat(log.rows().toString()).isEqualTo("{1={t=1}, 2={t=2}}");
        assertThat(log.rows().equals(Map.of(1L, map("t", 1L)))).isFalse();
        assertThat(log.rows().containsValue(map("t", 2L))).isTrue();
        assertThat(log.rows().entrySet().contains(Map.entry(2L, map("t", 2L)))).isTrue();
        assertThat(log.rows().entrySet().remove(Map.entry(2L, map("t", 3L)))).isFalse();
        assertThat(log.rows().entrySet().remove(Map.entry(2L, map("t", 2L)))).isTrue();
        assertThat(log.rows()).hasSize(1);
    }

    @Test
    void aKeyOfAnotherTypeIsNeverThere() {
        fill(1);
        Object integer = 1;
        assertThat(log.rows().get(integer)).isNull();
        assertThat(log.rows().containsKey(integer)).isFalse();
        assertThat(log.rows().remove(integer)).isNull();
    }

    @Test
    void aRefusedRowChangesNothing() {
        log.at(1).putAll(map("a", 1, "b", 2));
        assertThatExceptionOfType(UnsupportedValueException.class)
                .isThrownBy(() -> log.rows().put(1L, map("b", 3, "c", new Object())));
        assertThatExceptionOfType(UnsupportedValueException.class)
                .isThrownBy(() -> log.at(1).putAll(map("b", 3, "c", new Object(), "d", 4)));
        assertThatExceptionOfType(UnsupportedValueException.class)
                .isThrownBy(() -> log.record(1, map("b", 3, "c", new Object(), "d", 4)));
        assertThat(log.at(1)).isEqualTo(map("a", 1L, "b", 2L));
        assertThat(log.keys()).containsExactly("a", "b");
    }

    @Test
    void manyRowsAreAllIteratedInBothDirections() {
        List<Long> expected = new ArrayList<>();
        for (long time = 0; time < 2_500; time++) {
            log.record(time * 3, "t", (double) time);
            expected.add(time * 3);
        }
        assertThat(new ArrayList<>(log.rows().keySet())).isEqualTo(expected);
        List<Long> entries = new ArrayList<>();
        log.rows().forEach((time, row) -> {
            assertThat(row.get("t")).isEqualTo(time / 3.0);
            entries.add(time);
        });
        assertThat(entries).isEqualTo(expected);
        List<Long> backwards = new ArrayList<>(log.rows().descendingMap().keySet());
        java.util.Collections.reverse(expected);
        assertThat(backwards).isEqualTo(expected);
        assertThat(log.rows().subMap(3_000L, 6_000L)).hasSize(1_000);
    }
}
