package io.traininglog;

/**
 * What was asked for needs an optional dependency that is not on the class path. Put the named artifact there.
 */
public final class MissingArtifactException extends TrainingLogException {

    private static final long serialVersionUID = 1L;

    public MissingArtifactException(String message) {
        super(message);
    }

    public MissingArtifactException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Checks that an optional dependency is there.
     *
     * @param type a class of it
     * @param artifact its Maven coordinates, without a version
     * @param what what needs it, to begin a sentence with
     * @throws MissingArtifactException if it is not
     */
    public static void check(String type, String artifact, String what) {
        try {
            Class.forName(type, false, MissingArtifactException.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new MissingArtifactException(
                    what + " needs " + artifact + ", which is not on the class path; add that dependency", e);
        }
    }
}
