package io.traininglog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a resumed log shows of its ancestors. */
final class LineageContractTest extends ContractTest {

    private TrainingLog resume(TrainingLog parent) {
        return keep(parent.resume());
    }

    private TrainingLog resumeAt(TrainingLog parent, long time) {
        return keep(parent.resumeAt(time));
    }

    private void fill(long... times) {
        for (long time : times) {
            log.at(time).put("t", time);
        }
    }

    @Test
    void aResumedLogInheritsUpToTheLastTimeWithAnEntry() {
        fill(1, 2, 3);
        TrainingLog child = resume(log);
        assertThat(child.uuid()).isNotEqualTo(log.uuid());
        assertThat(child.rows()).isEqualTo(log.rows()).hasSize(3);
        log.at(3).put("late", 1);
        log.at(4).put("later", 1);
        assertThat(child.at(3)).isEqualTo(map("late", 1L, "t", 3L));
        assertThat(child.at(4)).isEmpty();
        assertThat(child.rows().lastKey()).isEqualTo(3L);
    }

    @Test
    void resumeAtInheritsWhatIsNotLater() {
        fill(0, 1, 2, 3);
        assertThat(resumeAt(log, 2).rows().keySet()).containsExactly(0L, 1L, 2L);
        assertThat(resumeAt(log, 0).rows().keySet()).containsExactly(0L);
        assertThat(resumeAt(log, 100).rows().keySet()).containsExactly(0L, 1L, 2L, 3L);
        assertThat(resumeAt(log, Long.MAX_VALUE).rows()).hasSize(4);
    }

    @Test
    void whatTheParentPutsLaterUpToTheResumePointShows() {
        fill(5);
        TrainingLog child = resumeAt(log, 10);
        log.at(0).put("early", 1);
        log.at(10).put("last", 2);
        log.at(11).put("after", 3);
        log.at(5).put("t", "changed");
        assertThat(child.rows()).isEqualTo(Map.of(0L, map("early", 1L), 5L, map("t", "changed"), 10L, map("last", 2L)));
        log.at(5).remove("t");
        assertThat(child.rows().keySet()).containsExactly(0L, 10L);
        assertThat(child.keys()).containsExactly("early", "last");
    }

    @Test
    void resumingBeforeAnyEntryInheritsNothing() {
        TrainingLog child = resume(log);
        fill(0, 1);
        assertThat(child.rows()).isEmpty();
        assertThat(child.lineage().ancestors()).containsExactly(new Lineage.Ancestor(log.uuid(), OptionalLong.of(-1)));
        TrainingLog early = resumeAt(keep(database.create()), 7);
        assertThat(early.rows()).isEmpty();
        early.at(3).put("own", 1);
        assertThat(early.rows()).hasSize(1);
    }

    @Test
    void resumingAtAnEntryOfTheLargestTimeInheritsIt() {
        fill(Long.MAX_VALUE);
        TrainingLog child = resume(log);
        assertThat(child.at(Long.MAX_VALUE)).isEqualTo(map("t", Long.MAX_VALUE));
        child.at(Long.MAX_VALUE).put("own", 1);
        assertThat(child.at(Long.MAX_VALUE)).hasSize(2);
        child.at(Long.MAX_VALUE).remove("t");
        assertThat(resume(child).rows()).isEqualTo(Map.of(Long.MAX_VALUE, map("own", 1L)));
    }

    @Test
    void theChildsEntriesHideTheParentsAndLeaveThemAlone() {
        log.at(1).putAll(map("a", 1, "b", 2));
        TrainingLog child = resume(log);
        assertThat(child.at(1).put("a", "mine")).isEqualTo(1L);
        child.at(1).put("c", 3);
        child.at(2).put("a", 4);
        assertThat(child.at(1)).isEqualTo(map("a", "mine", "b", 2L, "c", 3L));
        assertThat(log.rows()).isEqualTo(Map.of(1L, map("a", 1L, "b", 2L)));
        log.at(1).put("a", "theirs");
        assertThat(child.at(1).get("a")).isEqualTo("mine");
    }

    @Test
    void whatTheParentHasAfterTheResumePointIsNeverSeen() {
        fill(1, 2, 3);
        TrainingLog child = resumeAt(log, 2);
        log.at(3).put("x", 1);
        child.at(4).put("t", 4);
        assertThat(child.rows().keySet()).containsExactly(1L, 2L, 4L);
        assertThat(child.series("t").times()).containsExactly(1, 2, 4);
        assertThat(child.keys()).containsExactly("t");
        assertThat(child.rows().higherKey(2L)).isEqualTo(4L);
        child.at(3).put("t", "own");
        assertThat(child.at(3)).isEqualTo(map("t", "own"));
        child.at(3).remove("t");
        assertThat(child.at(3)).isEmpty();
    }

    @Test
    void removingAnInheritedKeyHidesItInTheChildOnly() {
        log.at(1).putAll(map("a", 1, "b", 2));
        TrainingLog child = resume(log);
        TrainingLog sibling = resume(log);
        assertThat(child.at(1).remove("a")).isEqualTo(1L);
        assertThat(child.at(1).remove("a")).isNull();
        assertThat(child.at(1)).isEqualTo(map("b", 2L));
        assertThat(child.at(1).containsKey("a")).isFalse();
        assertThat(child.at(1).get("a")).isNull();
        assertThat(log.at(1)).hasSize(2);
        assertThat(sibling.at(1)).hasSize(2);
        log.at(1).put("a", 3);
        assertThat(child.at(1).containsKey("a")).isFalse();
        child.at(1).put("a", 4);
        assertThat(child.at(1)).isEqualTo(map("a", 4L, "b", 2L));
        assertThat(child.at(1).remove("a")).isEqualTo(4L);
        assertThat(child.at(1)).isEqualTo(map("b", 2L));
    }

    @Test
    void removingWhatTheChildOverwroteHidesTheParentsToo() {
        log.at(1).put("a", 1);
        TrainingLog child = resume(log);
        child.at(1).put("a", 2);
        assertThat(child.at(1).remove("a")).isEqualTo(2L);
        assertThat(child.at(1)).isEmpty();
        assertThat(child.rows()).isEmpty();
        assertThat(log.at(1)).isEqualTo(map("a", 1L));
    }

    @Test
    void removingAnAbsentKeyChangesNothing() {
        log.at(1).put("a", 1);
        TrainingLog child = resume(log);
        assertThat(child.at(1).remove("b")).isNull();
        child.at(1).keySet().remove("b");
        log.at(1).put("b", 2);
        assertThat(child.at(1)).isEqualTo(map("a", 1L, "b", 2L));
    }

    @Test
    void aRowOfTombstonesIsNoRow() {
        fill(1, 2, 3);
        log.at(2).put("other", 1);
        TrainingLog child = resume(log);
        child.at(2).clear();
        assertThat(child.rows().keySet()).containsExactly(1L, 3L);
        assertThat(child.rows()).hasSize(2).doesNotContainKey(2L);
        assertThat(child.rows().ceilingKey(2L)).isEqualTo(3L);
        assertThat(child.rows().floorKey(2L)).isEqualTo(1L);
        assertThat(child.rows().subMap(2L, 3L)).isEmpty();
        child.at(3).clear();
        assertThat(child.rows().lastKey()).isEqualTo(1L);
        child.rows().clear();
        assertThat(child.rows()).isEmpty();
        assertThat(child.rows().firstEntry()).isNull();
        assertThat(child.keys()).isEmpty();
        assertThat(log.rows()).hasSize(3);
    }

    @Test
    void wholeRowsAreReplacedRemovedAndPolledInTheChildOnly() {
        log.at(1).putAll(map("a", 1, "b", 2));
        fill(2, 3, 4);
        Map<Long, Map<String, Object>> before = new java.util.TreeMap<>();
        log.rows().forEach((time, row) -> before.put(time, Map.copyOf(row)));
        TrainingLog child = resume(log);
        assertThat(child.rows().put(1L, map("b", 3, "c", 4))).isEqualTo(map("a", 1L, "b", 2L));
        assertThat(child.rows().remove(2L)).isEqualTo(map("t", 2L));
        assertThat(child.rows().remove(2L)).isNull();
        assertThat(child.rows().pollLastEntry()).isEqualTo(Map.entry(4L, map("t", 4L)));
        assertThat(child.rows()).isEqualTo(Map.of(1L, map("b", 3L, "c", 4L), 3L, map("t", 3L)));
        assertThat(log.rows()).isEqualTo(before);
    }

    @Test
    void iteratorsOverInheritedRowsRemoveInTheChildOnly() {
        fill(1, 2, 3, 4);
        TrainingLog child = resume(log);
        child.rows().keySet().removeIf(time -> time % 2 == 0);
        child.at(1).entrySet().removeIf(entry -> entry.getKey().equals("t"));
        assertThat(child.rows().keySet()).containsExactly(3L);
        child.at(3).entrySet().iterator().next().setValue("mine");
        assertThat(child.at(3)).isEqualTo(map("t", "mine"));
        assertThat(log.rows()).hasSize(4);
        assertThat(log.at(3)).isEqualTo(map("t", 3L));
    }

    @Test
    void sizesCountEachKeyAndTimeOnce() {
        log.at(1).putAll(map("a", 1, "b", 2));
        TrainingLog child = resume(log);
        child.at(1).putAll(map("b", 3, "c", 4));
        TrainingLog grandchild = resume(child);
        grandchild.at(1).putAll(map("a", 5, "c", 6, "d", 7));
        assertThat(grandchild.at(1)).hasSize(4).isEqualTo(map("a", 5L, "b", 3L, "c", 6L, "d", 7L));
        assertThat(grandchild.at(1).keySet()).containsExactly("a", "b", "c", "d");
        assertThat(grandchild.rows()).hasSize(1);
        assertThat(database.logs().stream().map(LogSummary::entries)).containsExactly(4L, 3L, 2L);
    }

    @Test
    void theNearestOfAChainIsSeen() {
        List<TrainingLog> chain = new java.util.ArrayList<>(List.of(log));
        for (int generation = 0; generation < 6; generation++) {
            TrainingLog newest = chain.get(chain.size() - 1);
            newest.at(10).put("generation", generation);
            newest.at(10 + generation).put("own", generation);
            chain.add(resume(newest));
        }
        TrainingLog last = chain.get(6);
        assertThat(last.at(10)).isEqualTo(map("generation", 5L, "own", 0L));
        assertThat(last.series("own").values()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(last.lineage().size()).isEqualTo(6);
        for (int generation = 0; generation < 6; generation++) {
            assertThat(chain.get(generation).at(10).get("generation")).isEqualTo((long) generation);
            assertThat(chain.get(generation).rows().lastKey()).isEqualTo(10L + generation);
        }
        chain.get(3).at(10).remove("generation");
        assertThat(chain.get(3).at(10).containsKey("generation")).isFalse();
        assertThat(chain.get(4).at(10).get("generation")).isEqualTo(4L);
    }

    @Test
    void anEarlierResumePointOnTheWayBoundsAllAncestors() {
        fill(1, 2, 3, 4, 5);
        TrainingLog child = resumeAt(log, 3);
        TrainingLog later = resumeAt(child, 5);
        TrainingLog earlier = resumeAt(child, 2);
        assertThat(later.rows().keySet()).containsExactly(1L, 2L, 3L);
        assertThat(earlier.rows().keySet()).containsExactly(1L, 2L);
        child.at(5).put("child", 1);
        child.at(6).put("child", 1);
        assertThat(later.rows().keySet()).containsExactly(1L, 2L, 3L, 5L);
        assertThat(earlier.rows()).hasSize(2);
    }

    @Test
    void severalChildrenAreApart() {
        fill(1, 2);
        TrainingLog one = resume(log);
        TrainingLog two = resume(log);
        TrainingLog three = resumeAt(log, 1);
        one.at(2).put("t", "one");
        two.at(2).remove("t");
        three.at(2).put("t", "three");
        assertThat(log.at(2)).isEqualTo(map("t", 2L));
        assertThat(one.at(2)).isEqualTo(map("t", "one"));
        assertThat(two.at(2)).isEmpty();
        assertThat(three.at(2)).isEqualTo(map("t", "three"));
    }

    @Test
    void aTombstoneHidesFromGrandchildrenToo() {
        fill(1, 2);
        TrainingLog child = resume(log);
        child.at(1).remove("t");
        TrainingLog grandchild = resume(child);
        assertThat(grandchild.rows().keySet()).containsExactly(2L);
        grandchild.at(1).put("t", "back");
        assertThat(grandchild.at(1)).isEqualTo(map("t", "back"));
        assertThat(grandchild.at(1).remove("t")).isEqualTo("back");
        assertThat(grandchild.at(1)).isEmpty();
        assertThat(child.at(1)).isEmpty();
        child.at(1).put("t", "again");
        assertThat(grandchild.at(1)).isEqualTo(map("t", "again"));
    }

    @Test
    void resumingAfterTombstonesAtTheEndInheritsUpToTheLastTimeThatShows() {
        fill(1, 2, 3);
        TrainingLog child = resume(log);
        child.at(3).remove("t");
        TrainingLog grandchild = resume(child);
        assertThat(grandchild.lineage().ancestors())
                .containsExactly(
                        new Lineage.Ancestor(child.uuid(), OptionalLong.of(2)),
                        new Lineage.Ancestor(log.uuid(), OptionalLong.of(3)));
        child.at(3).put("t", "back");
        assertThat(grandchild.at(3)).isEmpty();
    }

    @Test
    void seriesMergeTheGenerations() {
        for (long time = 0; time < 10; time++) {
            log.record(time, "cost", (double) time);
        }
        log.at(4).put("cost", "text");
        TrainingLog child = resumeAt(log, 7);
        child.record(2, "cost", 22);
        child.at(3).remove("cost");
        child.at(5).put("cost", null);
        child.record(12, "cost", 12);
        TrainingLog grandchild = resume(child);
        grandchild.record(3, "cost", 33);
        grandchild.at(12).remove("cost");
        Series series = grandchild.series("cost");
        assertThat(series.times()).containsExactly(0, 1, 2, 3, 6, 7);
        assertThat(series.values()).containsExactly(0, 1, 22, 33, 6, 7);
        assertThat(series.skipped()).isEqualTo(2);
        Series part = grandchild.series("cost", SeriesOptions.all().from(2).to(6));
        assertThat(part.values()).containsExactly(22, 33, 6);
        assertThat(child.series("cost").values()).containsExactly(0, 1, 22, 6, 7, 12);
        assertThat(log.series("cost").size()).isEqualTo(9);
    }

    @Test
    void keysAreThoseThatShow() {
        log.at(1).putAll(map("hidden", 1, "shown", 1));
        log.at(2).putAll(map("hidden once", 1));
        log.at(3).putAll(map("hidden once", 1));
        log.at(9).put("after", 1);
        TrainingLog child = resumeAt(log, 5);
        child.at(1).remove("hidden");
        child.at(2).remove("hidden once");
        child.at(1).put("own", 1);
        assertThat(child.keys()).containsExactly("hidden once", "own", "shown");
        assertThat(log.keys()).containsExactly("after", "hidden", "hidden once", "shown");
        child.at(2).put("hidden", 1);
        assertThat(child.keys()).containsExactly("hidden", "hidden once", "own", "shown");
        assertThat(resume(child).keys()).isEqualTo(child.keys());
    }

    @Test
    void partsMergeTheGenerationsInBothDirections() {
        fill(1, 2, 3, 4, 5);
        TrainingLog child = resumeAt(log, 4);
        child.at(2).remove("t");
        child.at(3).put("t", "mine");
        child.at(6).put("t", 6);
        assertThat(child.rows().subMap(2L, true, 6L, true).keySet()).containsExactly(3L, 4L, 6L);
        assertThat(child.rows().descendingMap().subMap(6L, true, 1L, true).keySet())
                .containsExactly(6L, 4L, 3L, 1L);
        assertThat(child.rows().headMap(4L).values()).containsExactly(map("t", 1L), map("t", "mine"));
        child.rows().headMap(4L, true).clear();
        assertThat(child.rows().keySet()).containsExactly(6L);
        assertThat(log.rows()).hasSize(5);
    }

    @Test
    void theParentsHandleStaysUsable() {
        fill(1);
        TrainingLog child = resume(log);
        log.at(2).put("t", 2);
        log.finishIteration();
        child.finishIteration();
        child.finishIteration();
        assertThat(log.rows()).hasSize(2);
        assertThat(log.status().iterationsDone()).isEqualTo(1);
        assertThat(child.status().iterationsDone()).isEqualTo(2);
        log.close();
        assertThat(child.rows()).hasSize(1);
    }

    @Test
    void lineageNamesTheAncestorsNearestFirst() {
        assertThat(log.lineage().isEmpty()).isTrue();
        fill(1, 2, 3);
        TrainingLog child = resumeAt(log, 2);
        TrainingLog grandchild = resume(child);
        assertThat(child.lineage().ancestors()).containsExactly(new Lineage.Ancestor(log.uuid(), OptionalLong.of(2)));
        assertThat(grandchild.lineage())
                .containsExactly(
                        new Lineage.Ancestor(child.uuid(), OptionalLong.of(2)),
                        new Lineage.Ancestor(log.uuid(), OptionalLong.of(2)));
        assertThat(anotherHandle(grandchild).lineage()).isEqualTo(grandchild.lineage());
    }

    @Test
    void lineageDoesNotDependOnTheStatus() {
        fill(1);
        TrainingLog child = resume(log);
        UUID stranger = keep(database.create()).uuid();
        child.status().put("resumed_from", stranger.toString().replace("-", ""));
        TrainingLog again = anotherHandle(child);
        assertThat(again.lineage().ancestors())
                .hasSize(1)
                .allMatch(ancestor -> ancestor.uuid().equals(log.uuid()));
        child.status().clear();
        assertThat(anotherHandle(child).rows()).hasSize(1);
        assertThat(database.find(child.hexUuid()).orElseThrow().resumedFrom()).contains(log.uuid());
    }

    @Test
    void anotherHandleOfTheChildSeesTheSame() {
        fill(5, 6);
        TrainingLog child = resume(log);
        TrainingLog other = anotherHandle(child);
        child.at(5).remove("t");
        assertThat(other.rows().keySet()).containsExactly(6L);
        other.at(2).put("early", 1);
        assertThat(child.rows().firstKey()).isEqualTo(2L);
        log.at(1).put("earlier", 1);
        assertThat(child.rows().keySet()).containsExactly(1L, 2L, 6L);
        assertThat(other.rows().keySet()).containsExactly(1L, 2L, 6L);
        assertThat(other.at(1).get("earlier")).isEqualTo(1L);
    }

    @Test
    void anEarlyWriteOfAParentShowsInAllItsDescendantsAtOnce() {
        TrainingLog child = resumeAt(log, 10);
        TrainingLog grandchild = resumeAt(child, 5);
        grandchild.at(7).put("own", 1);
        child.at(6).put("child", 1);
        log.at(4).put("t", 4);
        assertThat(grandchild.at(4).get("t")).isEqualTo(4L);
        child.at(3).put("t", 3);
        assertThat(grandchild.at(3).get("t")).isEqualTo(3L);
        log.at(2).put("t", 2);
        assertThat(grandchild.rows().keySet()).containsExactly(2L, 3L, 4L, 7L);
        assertThat(child.rows().keySet()).containsExactly(2L, 3L, 4L, 6L);
    }

    @Test
    void aDeepLineageShowsEveryGeneration() {
        TrainingLog newest = log;
        for (int generation = 0; generation < 120; generation++) {
            newest.at(generation).put("generation", generation);
            newest.finishIteration();
            newest = resume(newest);
        }
        assertThat(newest.lineage().size()).isEqualTo(120);
        assertThat(newest.rows()).hasSize(120);
        assertThat(newest.series("generation").size()).isEqualTo(120);
        assertThat(newest.status().iterationsDone()).isEqualTo(120);
        assertThat(newest.at(3).get("generation")).isEqualTo(3L);
        newest.at(3).clear();
        log.at(0).put("late", 1);
        assertThat(newest.at(0)).hasSize(2);
        assertThat(newest.rows()).hasSize(119);
        assertThat(database.logs().get(0).entries()).isEqualTo(120);
    }

    @Test
    void everyHandleSeesEarlyWritesAlsoAfterEarlyRemovals() {
        for (long time = 1; time <= 10; time++) {
            log.record(time, "cost", (double) time);
        }
        TrainingLog child = keep(log.resumeAt(10));
        child.record(1, "x", 1);
        child.record(5, "x", 1);
        child.at(5).remove("x");
        TrainingLog second = anotherHandle(child);
        TrainingLog grandchild = keep(child.resume());
        child.record(4, "y", 2);
        child.record(3, "cost", 99);
        for (TrainingLog seeing : List.of(child, second, grandchild, anotherHandle(child))) {
            assertThat(seeing.at(4)).isEqualTo(map("cost", 4.0, "y", 2.0));
            assertThat(seeing.at(3)).isEqualTo(map("cost", 99.0));
            assertThat(seeing.series("cost").values()).containsExactly(1, 2, 99, 4, 5, 6, 7, 8, 9, 10);
        }
        assertThat(second.at(4).remove("y")).isEqualTo(2.0);
        assertThat(grandchild.at(4)).isEqualTo(map("cost", 4.0));
    }
}
