package io.traininglog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Handles are closed in any order, and once closed say so. */
final class HandlesContractTest extends ContractTest {

    private static void assertClosed(List<ThrowingCallable> uses) {
        for (int i = 0; i < uses.size(); i++) {
            assertThatExceptionOfType(ClosedException.class)
                    .as("use %s", i)
                    .isThrownBy(uses.get(i))
                    .withMessageContaining("closed");
        }
    }

    @Test
    void everyUseOfAClosedLogIsRefused() {
        log.at(1).put("a", 1);
        TrainingLog other = anotherHandle(log);
        log.close();
        assertClosed(List.of(
                log::uuid,
                log::hexUuid,
                () -> log.at(1),
                log::currentRow,
                log::previousRow,
                log::lastEpochRow,
                log::rows,
                log::keys,
                () -> log.series("a"),
                () -> log.series("a", SeriesOptions.all()),
                () -> log.record(1, "a", 1),
                () -> log.record(1, map("a", 1)),
                log::status,
                log::finishIteration,
                log::finishEpoch,
                log::lineage,
                log::resume,
                () -> log.resumeAt(1),
                log::checkpoint,
                log::flush));
        assertThat(log.toString()).isNotEmpty();
        assertThat(other.at(1)).isEqualTo(map("a", 1L));
    }

    @Test
    void viewsOfAClosedLogAreRefused() {
        log.at(1).put("a", 1);
        log.at(2).put("a", 1);
        Row row = log.at(1);
        Status status = log.status();
        NavigableMap<Long, Map<String, Object>> rows = log.rows();
        NavigableMap<Long, Map<String, Object>> part = rows.headMap(5L, false);
        Iterator<Map.Entry<String, Object>> entries = row.entrySet().iterator();
        Map.Entry<String, Object> entry = entries.next();
        Iterator<Long> times = rows.keySet().iterator();
        times.next();
        TrainingLog other = anotherHandle(log);
        log.close();
        assertClosed(List.of(
                () -> row.get("a"),
                () -> row.containsKey("a"),
                row::size,
                row::isEmpty,
                () -> row.put("a", 2),
                () -> row.putAll(map("a", 2)),
                () -> row.remove("a"),
                row::clear,
                () -> row.entrySet().iterator(),
                entries::remove,
                () -> entry.setValue(2),
                () -> status.get("a"),
                () -> status.put("a", 1),
                status::iterationsDone,
                status::epochsDone,
                status::epochEnds,
                status::resumedFrom,
                status::clear,
                status::size,
                rows::size,
                rows::isEmpty,
                () -> rows.get(1L),
                () -> rows.containsKey(1L),
                () -> rows.put(1L, map("a", 2)),
                () -> rows.remove(1L),
                rows::firstKey,
                rows::lastEntry,
                rows::pollFirstEntry,
                rows::clear,
                () -> rows.entrySet().iterator().hasNext(),
                () -> rows.keySet().iterator().next(),
                times::remove,
                part::size,
                part::firstEntry,
                part::pollLastEntry,
                part::clear));
        assertThat(other.rows()).hasSize(2);
        assertThat(other.status()).hasSize(4);
    }

    @Test
    void everyUseOfAClosedDatabaseIsRefused() {
        UUID uuid = log.uuid();
        database.close();
        assertClosed(List.of(
                database::create,
                () -> database.open(uuid),
                () -> database.resume(new Checkpoint("x", uuid, 1)),
                database::logs,
                () -> database.find("a"),
                () -> database.delete(uuid)));
    }

    @Test
    void closingAgainDoesNothing() {
        TrainingLog other = anotherHandle(log);
        log.close();
        log.close();
        log.close();
        database.close();
        database.close();
        other.at(1).put("a", 1);
        assertThat(other.at(1)).isEqualTo(map("a", 1L));
    }

    @Test
    void logsOutliveTheirDatabaseHandle() {
        TrainingLog other = keep(database.create());
        database.close();
        log.at(1).put("a", 1);
        TrainingLog child = keep(log.resume());
        log.close();
        other.close();
        child.at(2).put("b", 2);
        assertThat(child.rows()).isEqualTo(Map.of(1L, map("a", 1L), 2L, map("b", 2L)));
    }

    @Test
    void theDatabaseOutlivesItsLogs() {
        log.at(1).put("a", 1);
        UUID uuid = log.uuid();
        log.close();
        assertThat(keep(database.open(uuid)).at(1)).isEqualTo(map("a", 1L));
    }

    @Test
    void aClosedParentShowsInItsChild() {
        log.at(1).put("a", 1);
        TrainingLog child = keep(log.resume());
        UUID parent = log.uuid();
        log.close();
        assertThat(child.at(1)).isEqualTo(map("a", 1L));
        keep(database.open(parent)).at(1).put("a", 2);
        assertThat(child.at(1)).isEqualTo(map("a", 2L));
    }

    @Test
    void handlesOpenedApartSeeEachOther() {
        if (backend.isPersistent()) {
            TrainingLog apart = keep(open(LogDatabase.builder()).open(log.uuid()));
            log.at(1).put("a", 1);
            assertThat(apart.at(1)).isEqualTo(map("a", 1L));
            apart.at(0).put("b", 2);
            assertThat(log.rows().firstKey()).isZero();
        }
    }

    @Test
    void everythingIsThereAfterTheLastHandleWasClosed() {
        if (backend.isPersistent()) {
            log.at(5).put("a", 1);
            TrainingLog child = keep(log.resume());
            child.at(3).put("b", 2);
            child.at(5).remove("a");
            child.finishIteration();
            UUID uuid = child.uuid();
            List<LogSummary> before = database.logs();
            child.close();
            log.close();
            database.close();
            LogDatabase reopened = open(LogDatabase.builder());
            TrainingLog again = keep(reopened.open(uuid));
            assertThat(again.rows()).isEqualTo(Map.of(3L, map("b", 2L)));
            assertThat(again.status().iterationsDone()).isEqualTo(1);
            assertThat(again.lineage().size()).isEqualTo(1);
            assertThat(reopened.logs()).isEqualTo(before);
        }
    }

    @Test
    void databasesInMemoryAreApart() {
        if (!backend.isPersistent()) {
            LogDatabase other = open(LogDatabase.builder());
            assertThat(other.logs()).isEmpty();
            assertThatExceptionOfType(NoSuchLogException.class).isThrownBy(() -> other.open(log.uuid()));
        }
    }

    @Test
    void flushAndCheckpointMayBeCalledAtAnyTime() {
        log.flush();
        log.finishIteration();
        Checkpoint checkpoint = log.checkpoint();
        assertThat(checkpoint.uuid()).isEqualTo(log.uuid());
        assertThat(checkpoint.time()).isEqualTo(1);
        assertThat(checkpoint.database()).isNotEmpty();
        log.flush();
    }
}
