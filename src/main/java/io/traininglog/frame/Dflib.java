package io.traininglog.frame;

/** The optional library behind this package. Names its class as text, so that this one loads without it. */
final class Dflib {

    private Dflib() {}

    /** Says what to add to the class path, where a NoClassDefFoundError would only say what is missing. */
    static void require() {
        try {
            Class.forName("org.dflib.DataFrame", false, Dflib.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "data frames need DFLib, which is not on the class path: add the dependency org.dflib:dflib (1.2.0 or"
                            + " later) to your build",
                    e);
        }
    }
}
