/** What a server spends on what trainers write: measured, not timed. */
@NullMarked
package io.traininglog.benchmarks.sizing;

import org.jspecify.annotations.NullMarked;
