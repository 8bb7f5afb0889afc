package io.traininglog.journal;

import org.jspecify.annotations.Nullable;

/**
 * How far a journal could be read.
 *
 * @param generation the last one that something may have been read of: the one to note as drained
 * @param records how many were handed out, but for names
 * @param damage what stands in the way of more than was read, for a warning; null if that was all, up to what was being
 *     appended when the process died or the power failed
 */
public record Replay(
        long generation, long records, @Nullable String damage) {}
