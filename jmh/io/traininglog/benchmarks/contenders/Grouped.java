package io.traininglog.benchmarks.contenders;

/** Begins and ends transactions so that each holds {@value #ROWS} rows: where more are a group, no store gains much. */
final class Grouped {

    static final int ROWS = 1_000;

    private final Runnable begin;
    private final Runnable commit;
    private int rows;

    Grouped(Runnable begin, Runnable commit) {
        this.begin = begin;
        this.commit = commit;
    }

    void beforeRow() {
        if (rows == 0) {
            begin.run();
        }
    }

    void afterRow() {
        rows++;
        if (rows == ROWS) {
            finish();
        }
    }

    void finish() {
        if (rows > 0) {
            commit.run();
            rows = 0;
        }
    }
}
