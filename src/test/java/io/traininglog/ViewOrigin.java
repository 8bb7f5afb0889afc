package io.traininglog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** How a view comes by its initial entries: its log has them itself, or inherits every one of them. */
enum ViewOrigin {
    OWN {
        @Override
        <E> TrainingLog fill(LogDatabase database, List<E> entries, Writer<E> writer) {
            TrainingLog log = keep(database.create());
            entries.forEach(entry -> writer.write(log, entry));
            return log;
        }
    },
    INHERITED {
        @Override
        <E> TrainingLog fill(LogDatabase database, List<E> entries, Writer<E> writer) {
            TrainingLog oldest = keep(database.create());
            TrainingLog middle = keep(oldest.resumeAt(Long.MAX_VALUE));
            TrainingLog parent = keep(middle.resumeAt(Long.MAX_VALUE));
            TrainingLog child = keep(parent.resumeAt(Long.MAX_VALUE));
            hideSomething(oldest, middle);
            hideSomething(parent, child);
            List<TrainingLog> ancestors = List.of(oldest, middle, parent);
            for (E entry : entries) {
                writer.write(ancestors.get(Math.floorMod(writer.keyOf(entry).hashCode(), 3)), entry);
            }
            return child;
        }
    };

    /** A time with rows of its own in no generated view. */
    static final long HIDDEN_TIME = 15;

    /** The time of the rows that are generated as views. */
    static final long ROW_TIME = 20;

    static final String HIDDEN_KEY = "four and a half";

    private static final Deque<TrainingLog> OPENED = new ArrayDeque<>();

    /** Puts an entry of a view into the log that has it. */
    interface Writer<E> {

        Object keyOf(E entry);

        void write(TrainingLog log, E entry);
    }

    abstract <E> TrainingLog fill(LogDatabase database, List<E> entries, Writer<E> writer);

    /** Where there are tombstones, no view may show what they hide. */
    private static void hideSomething(TrainingLog ancestor, TrainingLog descendant) {
        for (long time : new long[] {HIDDEN_TIME, ROW_TIME}) {
            ancestor.at(time).put(HIDDEN_KEY, "hidden");
            descendant.at(time).remove(HIDDEN_KEY);
        }
    }

    static TrainingLog keep(TrainingLog log) {
        OPENED.push(log);
        return log;
    }

    static void closeLogs() {
        while (!OPENED.isEmpty()) {
            OPENED.pop().close();
        }
    }
}
