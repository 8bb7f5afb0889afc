package io.traininglog;

/**
 * What {@link DatabaseFile#vacuum()} gained.
 *
 * @param bytesBefore size of the file and its write-ahead log before
 * @param bytesAfter the same afterwards
 */
public record VacuumReport(long bytesBefore, long bytesAfter) {}
