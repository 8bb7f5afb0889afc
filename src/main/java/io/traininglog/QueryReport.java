package io.traininglog;

/**
 * How much a query answered.
 *
 * @param rows how many rows
 * @param isCut whether there were more than the limit allowed
 */
public record QueryReport(long rows, boolean isCut) {}
