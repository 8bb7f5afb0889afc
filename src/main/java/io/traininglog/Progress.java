package io.traininglog;

/**
 * Is told how far long work has come; called often, by the thread that does the work.
 */
@FunctionalInterface
public interface Progress {

    /** Tells nobody. */
    Progress NONE = (done, total) -> {};

    /**
     * So much is done.
     *
     * @param done in the unit that whoever does the work states; never less than before
     * @param total of the same unit; -1 if it is not known
     */
    void report(long done, long total);
}
