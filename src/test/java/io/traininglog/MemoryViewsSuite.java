package io.traininglog;

import junit.framework.Test;

/** The views of logs in the heap. */
public final class MemoryViewsSuite {

    private MemoryViewsSuite() {}

    public static Test suite() {
        return ViewSuites.of(Backend.MEMORY);
    }
}
