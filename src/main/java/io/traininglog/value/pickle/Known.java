package io.traininglog.value.pickle;

import org.jspecify.annotations.Nullable;

/** A class or function that pickles may name, and what its call makes here. */
record Known(String name, Call call) {

    /** Does here what the call does in Python. */
    @FunctionalInterface
    interface Call {
        /**
         * Makes the result.
         *
         * @throws NoCounterpartException if the result, or the call itself, has no equal here
         * @throws io.traininglog.CodecException if Python would refuse these arguments as well
         */
        @Nullable
        Object with(Arguments arguments) throws NoCounterpartException;
    }

    @Nullable
    Object call(PyContainer arguments) throws NoCounterpartException {
        return call.with(new Arguments(name, arguments.items()));
    }
}
