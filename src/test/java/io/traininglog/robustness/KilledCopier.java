package io.traininglog.robustness;

import io.traininglog.CopyOptions;
import io.traininglog.LogDatabase;
import java.nio.file.Path;

/** Copies one file to another, in the place of what differs, and prints how many entries there are so far. */
final class KilledCopier {

    private KilledCopier() {}

    public static void main(String[] arguments) {
        try (LogDatabase from = LogDatabase.builder().readOnly().open(Path.of(arguments[0]));
                LogDatabase to = LogDatabase.open(Path.of(arguments[1]))) {
            to.copyAll(from, CopyOptions.all().replacing(), (done, total) -> System.out.println(done));
        }
    }
}
