package io.traininglog.frame;

import io.traininglog.MissingArtifactException;

/** The optional library behind this package. Names its class as text, so that this one loads without it. */
final class Dflib {

    private Dflib() {}

    /** Says what to add to the class path, where a NoClassDefFoundError would only say what is missing. */
    static void require() {
        MissingArtifactException.check("org.dflib.DataFrame", "org.dflib:dflib", "a data frame");
    }
}
