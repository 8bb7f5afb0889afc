/** From the results in JSON to the table and the chart in the README. */
@NullMarked
package io.traininglog.benchmarks.report;

import org.jspecify.annotations.NullMarked;
