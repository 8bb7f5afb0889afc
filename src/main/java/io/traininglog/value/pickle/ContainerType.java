package io.traininglog.value.pickle;

/** What a {@link PyContainer} is in Python. */
enum ContainerType {
    LIST,
    TUPLE,
    /** Items alternate: key, value. */
    DICT,
    ORDERED_DICT,
    SET
}
