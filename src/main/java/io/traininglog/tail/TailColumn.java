package io.traininglog.tail;

import io.traininglog.column.Column;

/**
 * The newest cells of one log and key.
 *
 * @param number the key's in the journal's generation
 */
record TailColumn(int number, Column cells) {}
