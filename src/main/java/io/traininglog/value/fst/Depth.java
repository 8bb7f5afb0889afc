package io.traininglog.value.fst;

/** How deep a graph may nest. */
final class Depth {

    /**
     * Both ways count the same, so what was stored can be read. While the code is still interpreted a level costs about
     * a kilobyte of stack, and up to three where a class writes itself: a thread's usual 1 MB holds this many of either.
     * A smaller stack that overflows is translated as well.
     */
    static final int LIMIT = 300;

    private Depth() {}
}
