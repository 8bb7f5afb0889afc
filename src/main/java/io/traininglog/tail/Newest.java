package io.traininglog.tail;

import io.traininglog.store.Snapshot;
import java.util.ArrayList;
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

    /** What a snapshot that was taken later does not have of a log. */
    List<TailLog> of(long log, Snapshot snapshot) {
        List<TailLog> found = new ArrayList<>();
        long done = -1;
        for (TailGeneration generation : generations) {
            TailLog part = generation.log(log);
            if (part != null && done < 0) {
                done = snapshot.journalled(log, journal);
            }
            if (part != null && generation.number() > done) {
                found.add(part);
            }
        }
        return found;
    }

    /** A snapshot that was taken later, while the journal was still noted, with all of this that it does not have itself. */
    Snapshot over(Snapshot snapshot) {
        if (isNothing()) {
            return snapshot;
        }
        return new TailSnapshot(snapshot, this);
    }
}
