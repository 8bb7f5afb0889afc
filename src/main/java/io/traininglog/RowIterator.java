package io.traininglog;

import io.traininglog.store.Range;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Moves over a view's rows a page at a time; between the pages it holds nothing of the database. The first pages are
 * small, for those who only look at the beginning.
 *
 * @param <P> what a page holds
 * @param <E> what the iterator shows of it
 */
abstract class RowIterator<P, E> implements Iterator<E> {

    private static final int FIRST_PAGE = 64;
    private static final int LARGEST_PAGE = 16_384;

    private final RowsMap rows;
    private Range rest;
    private int pageSize = FIRST_PAGE;
    private Iterator<P> page = Collections.emptyIterator();
    private @Nullable Long last;

    RowIterator(RowsMap rows) {
        this.rows = rows;
        this.rest = rows.range();
    }

    abstract List<P> read(Range range, int size);

    abstract long timeOf(P element);

    abstract E show(P element);

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !rest.isEmpty()) {
            List<P> read = read(rest, pageSize);
            pageSize = Math.min(LARGEST_PAGE, 4 * pageSize);
            page = read.iterator();
            rest = read.isEmpty() ? Range.NONE : rest.after(timeOf(read.get(read.size() - 1)));
        }
        return page.hasNext();
    }

    @Override
    public E next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        P element = page.next();
        last = timeOf(element);
        return show(element);
    }

    @Override
    public void remove() {
        if (last == null) {
            throw new IllegalStateException("nothing to remove: next() was not called since the last removal");
        }
        rows.discard(last);
        last = null;
    }
}
