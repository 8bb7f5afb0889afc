package io.traininglog.column;

import io.traininglog.store.Range;
import io.traininglog.value.Cell;
import java.util.Map;
import java.util.function.BiFunction;

/** A place among the times of one log at which there is more than tombstones, read a page at a time and without values. */
public final class PagedTimes implements TimeCursor {

    private static final int FIRST_PAGE = 64;
    private static final int LARGEST_PAGE = 16_384;

    private final BiFunction<Range, Integer, long[]> pages;
    private Range rest;
    private int pageSize = FIRST_PAGE;
    private long[] page = {};
    private int index;

    /**
     * A cursor.
     *
     * @param pages answers the times at the begin of a range, at most so many
     */
    public PagedTimes(Range range, BiFunction<Range, Integer, long[]> pages) {
        this.pages = pages;
        this.rest = range;
        turn();
    }

    private void turn() {
        page = rest.isEmpty() ? new long[0] : pages.apply(rest, pageSize);
        index = 0;
        rest = page.length < pageSize ? Range.NONE : rest.after(page[page.length - 1]);
        pageSize = Math.min(LARGEST_PAGE, 4 * pageSize);
    }

    @Override
    public boolean isInRange() {
        return index < page.length;
    }

    @Override
    public long time() {
        return page[index];
    }

    @Override
    public void addTo(Map<String, Cell> row) {
        throw new UnsupportedOperationException("times alone are read");
    }

    @Override
    public int countShowing() {
        return 1;
    }

    @Override
    public void pass() {
        index++;
        if (index == page.length) {
            turn();
        }
    }
}
