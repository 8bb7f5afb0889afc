package io.traininglog.lineage;

/**
 * Neighbouring times at which the same logs can have cells.
 *
 * @param from the first of these times
 * @param to the last of these times
 * @param logs the ids of those logs, nearest first
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Stretch(long from, long to, long[] logs) {

    boolean isShared() {
        return logs.length > 1;
    }
}
