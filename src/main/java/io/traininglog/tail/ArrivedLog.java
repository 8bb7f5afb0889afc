package io.traininglog.tail;

import io.traininglog.value.Cell;
import java.util.Map;

/**
 * What the database has of a log since a generation arrived there.
 *
 * @param lastBefore the last time with a cell before; -1 for none
 * @param last the last time with a cell since
 * @param status the entries to which something was added, as they are since
 */
record ArrivedLog(long lastBefore, long last, Map<String, Cell> status) {}
