package io.traininglog.value.pickle;

/**
 * Stands for whatever a pickle makes of an unknown name. It may be called, filled and given a state like the object
 * that it stands for, and nothing happens.
 */
enum Inert {
    INERT
}
