package io.traininglog.store;

import io.traininglog.value.Cell;
import org.jspecify.annotations.Nullable;

/**
 * A looked-up cell.
 *
 * @param revision the lineage's {@linkplain Snapshot#revision revision} at that moment
 * @param cell the cell, a tombstone included; null when there is none
 */
public record Found(long revision, @Nullable Cell cell) {}
