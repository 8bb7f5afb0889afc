package io.traininglog.journal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/** Runs what an interrupt of the thread would break off, again where it did, and keeps the interrupt for later. */
final class Uninterrupted {

    private Uninterrupted() {}

    interface Action<T> {
        T run() throws IOException;
    }

    static <T> T call(Action<T> action) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                interrupted |= Thread.interrupted();
                try {
                    return action.run();
                } catch (ClosedByInterruptException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
