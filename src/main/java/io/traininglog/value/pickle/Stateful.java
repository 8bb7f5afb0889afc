package io.traininglog.value.pickle;

/** An object that a pickle makes first and gives its state later. */
interface Stateful {

    /** The name of its class, for what has no counterpart. */
    String className();

    /**
     * What {@code __setstate__} does with a tuple.
     *
     * @throws NoCounterpartException if the object that results has no equal here
     * @throws io.traininglog.CodecException if Python would refuse this state as well
     */
    void setState(Arguments state) throws NoCounterpartException;
}
