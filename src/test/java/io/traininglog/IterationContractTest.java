package io.traininglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may happen to the rows while somebody iterates over them. */
final class IterationContractTest extends ContractTest {

    private static final int ROWS = 500;

    @BeforeEach
    void fill() {
        for (long time = 1; time <= ROWS; time++) {
            log.at(time).putAll(map("a", time, "b", null));
        }
    }

    private Iterator<Map.Entry<Long, Map<String, Object>>> iterator() {
        return log.rows().entrySet().iterator();
    }

    @Test
    void iteratorsRemoveWholeRows() {
        for (Iterator<Map.Entry<Long, Map<String, Object>>> rows = iterator(); rows.hasNext(); ) {
            if (rows.next().getKey() % 2 == 0) {
                rows.remove();
            }
        }
        assertThat(log.rows()).hasSize(ROWS / 2);
        log.rows().keySet().removeIf(time -> time > 10);
        assertThat(log.rows().keySet()).containsExactly(1L, 3L, 5L, 7L, 9L);
        log.rows().values().removeIf(row -> row.get("a").equals(3L));
        assertThat(log.rows().keySet()).containsExactly(1L, 5L, 7L, 9L);
        log.rows().keySet().retainAll(List.of(5L, 6L));
        assertThat(log.rows().keySet()).containsExactly(5L);
    }

    @Test
    void anIteratorRemovesOnceForEachStep() {
        Iterator<Long> times = log.rows().keySet().iterator();
        assertThatIllegalStateException().isThrownBy(times::remove);
        times.next();
        times.remove();
        assertThatIllegalStateException().isThrownBy(times::remove);
        while (times.hasNext()) {
            times.next();
        }
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(times::next);
        times.remove();
        assertThat(log.rows()).hasSize(ROWS - 2);
    }

    @Test
    void removingARowTwiceIsNoError() {
        Iterator<Long> times = log.rows().keySet().iterator();
        times.next();
        log.at(1).clear();
        times.remove();
        assertThat(log.rows()).hasSize(ROWS - 1);
    }

    @Test
    void rowsMayBeWrittenAndRemovedMeanwhile() {
        List<Long> seen = new ArrayList<>();
        for (long time : log.rows().keySet()) {
            seen.add(time);
            log.at(time).put("seen", true);
            if (time < ROWS) {
                log.at(ROWS + 10 + time).put("late", time);
            }
            if (time % 10 == 0) {
                log.at(time).clear();
            }
            if (seen.size() > 3 * ROWS) {
                break;
            }
        }
        assertThat(seen).doesNotHaveDuplicates().isSorted().startsWith(1L, 2L, 3L);
        assertThat(seen.subList(0, ROWS)).last().isEqualTo((long) ROWS);
        assertThat(log.at(9).get("seen")).isEqualTo(true);
        assertThat(log.at(10)).isEmpty();
    }

    @Test
    void whatIsThereAllTheTimeIsSeenOnce() {
        List<Long> seen = new ArrayList<>();
        Iterator<Map.Entry<Long, Map<String, Object>>> rows = iterator();
        for (int step = 0; step < 100; step++) {
            seen.add(rows.next().getKey());
        }
        log.rows().subMap(200L, 300L).clear();
        log.rows().headMap(50L).clear();
        while (rows.hasNext()) {
            Map.Entry<Long, Map<String, Object>> row = rows.next();
            seen.add(row.getKey());
        }
        assertThat(seen).doesNotHaveDuplicates().isSorted();
        for (long time = 1; time <= ROWS; time++) {
            if (time < 200 || time >= 300) {
                assertThat(seen).contains(time);
            }
        }
    }

    @Test
    void theRowAtHandIsLive() {
        Iterator<Map.Entry<Long, Map<String, Object>>> rows = iterator();
        Map.Entry<Long, Map<String, Object>> entry = rows.next();
        assertThat(entry.getValue()).hasSize(2);
        log.at(1).put("c", 3);
        assertThat(entry.getValue()).hasSize(3).containsEntry("c", 3L);
        log.rows().put(1L, map("d", 4));
        assertThat(entry.getValue()).isEqualTo(map("d", 4L));
        entry.getValue().put("e", 5);
        assertThat(entry.getValue()).hasSize(2);
        assertThat(log.at(1)).isEqualTo(map("d", 4L, "e", 5L));
        log.rows().remove(1L);
        assertThat(entry.getValue()).isEmpty();
    }

    @Test
    void aRowToComeIsLiveWhenItIsReached() {
        Iterator<Map.Entry<Long, Map<String, Object>>> rows = iterator();
        rows.next();
        log.at(2).put("c", 3);
        assertThat(rows.next().getValue()).containsEntry("c", 3L);
    }

    @Test
    void aRowOfAnAbandonedIteratorShowsWhatAnotherHandleChanges() {
        Map<String, Object> row = iterator().next().getValue();
        TrainingLog other = anotherHandle(log);
        other.at(1).put("c", 3);
        assertThat(row).isEqualTo(map("a", 1L, "b", null, "c", 3L));
        other.at(1).remove("a");
        assertThat(row).isEqualTo(map("b", null, "c", 3L));
        other.rows().remove(1L);
        assertThat(row).isEmpty();
    }

    @Test
    void rowsThatWerePassedAreLive() {
        List<Map<String, Object>> passed = new ArrayList<>(log.rows().values());
        TrainingLog other = anotherHandle(log);
        for (long time = 1; time <= ROWS; time++) {
            other.at(time).put("c", time);
        }
        for (Map<String, Object> row : passed) {
            assertThat(row).containsKey("c");
        }
    }

    @Test
    void anEntrysValueReplacesItsRow() {
        Iterator<Map.Entry<Long, Map<String, Object>>> rows = iterator();
        Map.Entry<Long, Map<String, Object>> entry = rows.next();
        assertThat(entry.setValue(map("c", 3))).isEqualTo(map("a", 1L, "b", null));
        assertThat(entry.getValue()).isEqualTo(map("c", 3L));
        assertThat(log.at(1)).isEqualTo(map("c", 3L));
    }

    @Test
    void abandonedIteratorsHoldNothing() {
        for (int i = 0; i < 200; i++) {
            Iterator<Map.Entry<Long, Map<String, Object>>> rows = iterator();
            rows.next();
            log.rows().descendingMap().keySet().iterator().next();
            log.at(ROWS + 1).put("i", i);
        }
        assertThat(log.at(ROWS + 1).get("i")).isEqualTo(199L);
    }

    @Test
    void partsIterateWithinTheirBounds() {
        List<Long> seen = new ArrayList<>();
        for (Map.Entry<Long, Map<String, Object>> row :
                log.rows().subMap(100L, true, 400L, false).descendingMap().entrySet()) {
            seen.add(row.getKey());
            log.at(row.getKey() + 300).put("moved", true);
        }
        assertThat(seen).hasSize(300).startsWith(399L, 398L).endsWith(101L, 100L);
    }

    @Test
    void streamsAndCopiesWork() {
        assertThat(log.rows().values().stream()
                        .mapToLong(row -> (Long) row.get("a"))
                        .sum())
                .isEqualTo(ROWS * (ROWS + 1) / 2);
        assertThat(new java.util.TreeMap<>(log.rows())).hasSize(ROWS).isEqualTo(log.rows());
    }
}
