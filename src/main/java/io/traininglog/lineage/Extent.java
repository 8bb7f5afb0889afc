package io.traininglog.lineage;

import io.traininglog.store.LogRecord;
import java.util.OptionalLong;

/**
 * How far a log reaches, with what it inherits.
 *
 * @param lastTime its last time with a visible cell
 * @param cells how many cells it shows
 * @param depth how many ancestors it has
 */
public record Extent(LogRecord log, OptionalLong lastTime, long cells, int depth) {}
