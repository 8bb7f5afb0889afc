package io.traininglog.journal;

/** Types of records, in the upper four bits of a record's first word. None changes its meaning. */
final class RecordType {

    /** int number, int 0, UUID. */
    static final int LOG = 1;

    /** int number, text. */
    static final int KEY = 2;

    /** int log, int key, long time, double. */
    static final int NUMBER = 3;

    /** int log, int count, long time, count × double, count × int key. */
    static final int NUMBERS = 4;

    /** int log, int count, long time, count × (int key, cell). */
    static final int CELLS = 5;

    /** int log, text key, cell. */
    static final int STATUS = 6;

    /** int log, text key, long delta. */
    static final int STATUS_ADD = 7;

    private static final int LENGTH_BITS = 28;

    private RecordType() {}

    /** A record's first word. */
    static int head(int type, int length) {
        return type << LENGTH_BITS | length;
    }

    static int type(int head) {
        return head >>> LENGTH_BITS;
    }

    static int length(int head) {
        return head & (1 << LENGTH_BITS) - 1;
    }
}
