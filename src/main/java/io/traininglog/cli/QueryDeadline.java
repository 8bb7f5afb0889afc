package io.traininglog.cli;

import io.traininglog.QueryRows;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs something if a query goes on a second longer than it may. SQLite stops between its steps alone, and a call of one
 * function on large values is one step, which can take many minutes.
 *
 * <p>The time that whoever takes the rows needs does not count. Safe for threads.
 */
final class QueryDeadline implements QueryRows, AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(1);

    private final QueryRows rows;
    private final Runnable whenOver;
    private final Thread watch = new Thread(this::watch, "traininglog-query-deadline");
    private long left;
    private long since = System.nanoTime();
    private boolean isAsking = true;

    private QueryDeadline(QueryRows rows, Duration most, Runnable whenOver) {
        this.rows = rows;
        this.whenOver = whenOver;
        this.left = most.plus(GRACE).toNanos();
    }

    /**
     * Watches the query that is about to be asked, until this is closed.
     *
     * @param rows who takes its rows
     */
    static QueryDeadline start(QueryRows rows, Duration most, Runnable whenOver) {
        QueryDeadline deadline = new QueryDeadline(rows, most, whenOver);
        deadline.watch.setDaemon(true);
        deadline.watch.start();
        return deadline;
    }

    @Override
    public void columns(List<String> names) {
        pause();
        rows.columns(names);
        goOn();
    }

    @Override
    public void row(List<@Nullable Object> values) {
        pause();
        rows.row(values);
        goOn();
    }

    private synchronized void pause() {
        left -= System.nanoTime() - since;
        isAsking = false;
    }

    private synchronized void goOn() {
        since = System.nanoTime();
        isAsking = true;
        notifyAll();
    }

    private synchronized void watch() {
        try {
            while (true) {
                long now = left - (System.nanoTime() - since);
                if (!isAsking) {
                    wait();
                } else if (now > 0) {
                    TimeUnit.NANOSECONDS.timedWait(this, now);
                } else {
                    whenOver.run();
                    return;
                }
            }
        } catch (InterruptedException e) {
            // the query has come to its end
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
