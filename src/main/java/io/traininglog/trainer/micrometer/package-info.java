/**
 * Logs as gauges of <a href="https://micrometer.io">Micrometer</a>. Needs the optional dependency {@code
 * io.micrometer:micrometer-core}: without it {@link io.traininglog.trainer.micrometer.Micrometer} says so, and the other
 * classes do not load.
 */
@NullMarked
package io.traininglog.trainer.micrometer;

import org.jspecify.annotations.NullMarked;
