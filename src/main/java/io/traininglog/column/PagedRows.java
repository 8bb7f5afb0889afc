package io.traininglog.column;

import io.traininglog.store.Range;
import io.traininglog.store.StoredRow;
import io.traininglog.value.Cell;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** A place among the rows of one log that are read a page at a time. */
public final class PagedRows implements TimeCursor {

    private static final int FIRST_PAGE = 64;
    private static final int LARGEST_PAGE = 4096;

    private final BiFunction<Range, Integer, List<StoredRow>> pages;
    private Range rest;
    private int pageSize = FIRST_PAGE;
    private List<StoredRow> page = List.of();
    private int index;

    /**
     * A cursor.
     *
     * @param pages answers the rows at the begin of a range, until about so many cells; none where there is none
     */
    public PagedRows(Range range, BiFunction<Range, Integer, List<StoredRow>> pages) {
        this.pages = pages;
        this.rest = range;
        turn();
    }

    private void turn() {
        page = rest.isEmpty() ? List.of() : pages.apply(rest, pageSize);
        index = 0;
        pageSize = Math.min(LARGEST_PAGE, 4 * pageSize);
        rest = page.isEmpty()
                ? Range.NONE
                : rest.after(page.get(page.size() - 1).time());
    }

    @Override
    public boolean isInRange() {
        return index < page.size();
    }

    @Override
    public long time() {
        return page.get(index).time();
    }

    @Override
    public void addTo(Map<String, Cell> row) {
        row.putAll(page.get(index).cells());
    }

    @Override
    public int countShowing() {
        int count = 0;
        for (Cell cell : page.get(index).cells().values()) {
            if (cell != Cell.Mark.TOMBSTONE) {
                count++;
            }
        }
        return count;
    }

    @Override
    public void pass() {
        index++;
        if (index == page.size()) {
            turn();
        }
    }
}
