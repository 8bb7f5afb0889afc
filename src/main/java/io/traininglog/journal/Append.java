package io.traininglog.journal;

/** What became of a record that was to be appended. Only {@link #DONE} has written anything. */
public enum Append {
    DONE,
    /** The generation has no room left for it; the {@linkplain Journal#next() next one} has. */
    NO_ROOM,
    /** It is larger than a quarter of an area: no generation takes it. */
    TOO_LARGE
}
