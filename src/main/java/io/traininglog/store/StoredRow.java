package io.traininglog.store;

import io.traininglog.value.Cell;
import java.util.NavigableMap;

/** The cells of one time, sorted by key in the natural order of strings. */
public record StoredRow(long time, NavigableMap<String, Cell> cells) {}
