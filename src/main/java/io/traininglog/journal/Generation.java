package io.traininglog.journal;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One generation of records, and how far it reaches. Offsets count from the file's beginning. */
final class Generation {

    private final long number;
    private final AtomicInteger end;
    private volatile int forced;
    private volatile @Nullable Generation previous;

    Generation(long number, Layout layout, @Nullable Generation previous) {
        this.number = number;
        this.end = new AtomicInteger(layout.firstRecord(Layout.area(number)));
        this.forced = layout.start(Layout.area(number));
        this.previous = previous;
        if (previous != null) {
            previous.previous = null; // it is in the database, and its area is this one's
        }
    }

    long number() {
        return number;
    }

    int area() {
        return Layout.area(number);
    }

    /** The one before, which may not be in the database yet. */
    @Nullable
    Generation previous() {
        return previous;
    }

    /** The end of the last record that is complete. */
    int end() {
        return end.getAcquire();
    }

    /** What the record holds is visible to whoever sees it counted. */
    void end(int offset) {
        end.setRelease(offset);
    }

    /** What is before this offset is on disk. */
    int forced() {
        return forced;
    }

    void forced(int offset) {
        forced = offset;
    }
}
