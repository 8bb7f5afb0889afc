package io.traininglog.tail;

import io.traininglog.store.Snapshot;
import java.util.List;

/**
 * What a tail held at one moment: generations that no longer change, the oldest first.
 *
 * @param journal the id of their journal
 */
record Newest(long journal, List<TailGeneration> generations) {

    static final Newest NOTHING = new Newest(0, List.of());

    boolean isNothing() {
        return generations.isEmpty();
    }

    /** A snapshot that was taken later, while the journal was still noted, with all of this that it does not have itself. */
    Snapshot over(Snapshot snapshot) {
        if (isNothing()) {
            return snapshot;
        }
        long done = snapshot.journalled(journal);
        List<TailGeneration> newer = generations.stream()
                .filter(generation -> generation.number() > done)
                .toList();
        return newer.isEmpty() ? snapshot : new TailSnapshot(snapshot, newer);
    }
}
