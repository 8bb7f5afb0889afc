/** Logs as comma-separated values. */
@NullMarked
package io.traininglog.csv;

import org.jspecify.annotations.NullMarked;
