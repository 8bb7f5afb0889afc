package io.traininglog.lineage;

import io.traininglog.store.LogRecord;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a log reaches, with what it inherits.
 *
 * @param parent the log that it was resumed from, or null
 * @param lastTime its last time with a visible cell
 * @param cells how many cells it shows
 * @param depth how many ancestors it has
 */
public record Extent(LogRecord log, @Nullable UUID parent, OptionalLong lastTime, long cells, int depth) {}
