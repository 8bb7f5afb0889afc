/** The suite: runs the questions, and makes the report of what they answered. */
@NullMarked
package io.traininglog.benchmarks;

import org.jspecify.annotations.NullMarked;
