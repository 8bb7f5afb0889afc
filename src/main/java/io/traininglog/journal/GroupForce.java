package io.traininglog.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings records to disk, one call for all threads that wait. Once the system has failed to, no later call succeeds: it
 * may have dropped what it could not write.
 */
final class GroupForce {

    private final MappedFile file;
    private final Supplier<Generation> current;
    private final ReentrantLock forcing = new ReentrantLock();
    private @Nullable JournalException failure;
    private long count;

    GroupForce(MappedFile file, Supplier<Generation> current) {
        this.file = file;
        this.current = current;
    }

    void force() {
        Generation generation = current.get();
        int end = generation.end();
        if (generation.forced() >= end) {
            return;
        }
        forcing.lock();
        try {
            // The one before may have forced this thread's records as well
            if (generation.forced() < end) {
                forceAll();
            }
        } finally {
            forcing.unlock();
        }
    }

    /** How often it went to disk. */
    long count() {
        forcing.lock();
        try {
            return count;
        } finally {
            forcing.unlock();
        }
    }

    /** Runs the action while nobody forces. */
    void between(Runnable action) {
        forcing.lock();
        try {
            action.run();
        } finally {
            forcing.unlock();
        }
    }

    /** The earlier generation first: so what is on disk of the later one follows something complete. */
    private void forceAll() {
        if (failure != null) {
            throw new JournalException(String.valueOf(failure.getMessage()), failure);
        }
        file.checkOpen();
        Generation last = current.get();
        Generation previous = last.previous();
        try {
            if (previous != null) {
                force(previous);
            }
            force(last);
        } catch (IOException | UncheckedIOException e) {
            failure = new JournalException(file.path() + " cannot be forced to disk: " + e.getMessage(), e);
            throw failure;
        }
    }

    private void force(Generation generation) throws IOException {
        int from = generation.forced();
        int end = generation.end();
        if (from < end) {
            file.force(from, end);
            generation.forced(end);
            count++;
        }
    }
}
