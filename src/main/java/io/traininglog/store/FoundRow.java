package io.traininglog.store;

import io.traininglog.value.Cell;
import java.util.NavigableMap;

/**
 * A looked-up row of one log.
 *
 * @param revision the lineage's {@linkplain Snapshot#revision revision} at that moment
 * @param cells its cells, tombstones included
 */
public record FoundRow(long revision, NavigableMap<String, Cell> cells) {}
