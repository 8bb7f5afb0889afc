package io.traininglog.value.fst;

/** How deep a graph may nest. */
final class Depth {

    /**
     * Both ways count the same, so what was stored can be read. A level costs up to a kilobyte of stack while the code is
     * still interpreted; a thread's usual stack of 1 MB (512 KB on some systems) holds this many.
     */
    static final int LIMIT = 300;

    private Depth() {}
}
