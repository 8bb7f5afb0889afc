package io.traininglog.benchmarks.questions;

import java.nio.file.Path;

/** Does what {@link OpenBenchmark} times, so that an archive can be made of the classes that it loads. */
public final class OpenOnce {

    private OpenOnce() {}

    public static void main(String[] arguments) throws Exception {
        Opener.SQLITE.openAndPut(Path.of(arguments[0])).close();
    }
}
