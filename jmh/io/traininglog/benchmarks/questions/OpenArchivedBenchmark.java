package io.traininglog.benchmarks.questions;

/** How long does {@link OpenBenchmark} take where this library's classes come from an archive (AppCDS)? */
public class OpenArchivedBenchmark extends OpenBenchmark {}
