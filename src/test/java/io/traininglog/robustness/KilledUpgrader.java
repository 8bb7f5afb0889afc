package io.traininglog.robustness;

import io.traininglog.LogDatabase;
import java.nio.file.Path;

/** Opens a first database, so that all classes are loaded, then upgrades a second one: to be killed meanwhile. */
final class KilledUpgrader {

    private KilledUpgrader() {}

    public static void main(String[] arguments) {
        LogDatabase.open(Path.of(arguments[0])).close();
        System.out.println("ready");
        LogDatabase.open(Path.of(arguments[1])).close();
        System.out.println("done");
    }
}
