package io.traininglog.chart;

/**
 * A mark on an axis.
 *
 * @param at where, from 0 to 1
 * @param label what stands beside it
 */
record Tick(double at, String label) {}
