package io.traininglog.benchmarks.questions;

/** How long does {@link CommandBenchmark} take for a picture of one long log? */
public class PictureBenchmark extends CommandBenchmark {}
