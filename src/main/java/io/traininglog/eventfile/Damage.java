package io.traininglog.eventfile;

/** Is told what of an event file cannot be read. */
@FunctionalInterface
public interface Damage {

    /**
     * Something cannot be read.
     *
     * @param offset of the record, in bytes from the beginning of the file
     * @param what is wrong with it, and what is read nevertheless
     */
    void found(long offset, String what);
}
