package io.traininglog.export;

/** What a key's values are alike in, for formats whose columns have a type. */
enum Kind {
    /** All are {@code Long}. */
    LONGS,
    /** All are {@code Double} or {@code Long}, and there is a {@code Double}. */
    NUMBERS,
    /** All are {@code Boolean}. */
    BOOLEANS,
    /** All are {@code String}. */
    TEXT,
    /** All are arrays of primitives. */
    ARRAYS,
    /** They are of several kinds, or of another one; or there is none. */
    ANY
}
