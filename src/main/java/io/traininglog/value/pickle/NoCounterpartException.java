package io.traininglog.value.pickle;

/** A pickle is well-formed, and holds something that Java has no equal for. It becomes a {@code PickledObject}. */
final class NoCounterpartException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Named as {@code module.name}, where it has such a name. */
    NoCounterpartException(String name) {
        super(name, null, false, false);
    }

    String name() {
        return String.valueOf(getMessage());
    }
}
