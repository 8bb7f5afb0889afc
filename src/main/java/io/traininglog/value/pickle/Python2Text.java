package io.traininglog.value.pickle;

/**
 * A {@code str} of Python 2, which held text and bytes alike. Known functions take it as either; as a value it is text,
 * UTF-8 where it is valid and Latin-1 otherwise.
 */
record Python2Text(PyBytes bytes) {

    String text() {
        return Utf8.decode(bytes).orElseGet(bytes::latin1);
    }
}
