package io.traininglog.export;

import org.jspecify.annotations.Nullable;

/** Finds out of what kind a key's values are; a null is of each. */
final class KindCount {

    private long longs;
    private long doubles;
    private long booleans;
    private long texts;
    private long arrays;
    private long others;
    private long nulls;

    void add(@Nullable Object value) {
        if (value instanceof Double) {
            doubles++;
        } else if (value instanceof Long) {
            longs++;
        } else if (value instanceof Boolean) {
            booleans++;
        } else if (value instanceof String) {
            texts++;
        } else if (value == null) {
            nulls++;
        } else if (PrimitiveArray.is(value)) {
            arrays++;
        } else {
            others++;
        }
    }

    Kind kind() {
        long all = present();
        if (all == 0) {
            return Kind.ANY;
        } else if (longs == all) {
            return Kind.LONGS;
        } else if (longs + doubles == all) {
            return Kind.NUMBERS;
        } else if (booleans == all) {
            return Kind.BOOLEANS;
        } else if (texts == all) {
            return Kind.TEXT;
        }
        return arrays == all ? Kind.ARRAYS : Kind.ANY;
    }

    /** All but the nulls. */
    long present() {
        return longs + doubles + booleans + texts + arrays + others;
    }

    long nulls() {
        return nulls;
    }
}
