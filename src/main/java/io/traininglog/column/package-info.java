/** Cells in columns: of one log and key, in order of time, in arrays of primitives. What backends build on. */
@NullMarked
package io.traininglog.column;

import org.jspecify.annotations.NullMarked;
