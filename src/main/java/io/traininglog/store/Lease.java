package io.traininglog.store;

import io.traininglog.ClosedException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One handle's share in a store, which closes with the last of them. Safe for threads.
 */
public final class Lease implements AutoCloseable {

    private final SharedStore shared;
    private final Store store;
    private final AtomicBoolean closed = new AtomicBoolean();

    Lease(SharedStore shared, Store store) {
        this.shared = shared;
        this.store = store;
    }

    /** The only lease of a store that nobody else can find. */
    public static Lease of(Store store) {
        return Objects.requireNonNull(new SharedStore(() -> store, ended -> {}).lease());
    }

    /**
     * The store.
     *
     * @throws ClosedException if this lease was closed
     */
    public Store store() {
        if (closed.get()) {
            throw closed();
        }
        return store;
    }

    /** A further lease of the same store. */
    public Lease another() {
        Lease another = closed.get() ? null : shared.lease();
        if (another == null) {
            throw closed();
        }
        return another;
    }

    private ClosedException closed() {
        return new ClosedException("this handle of " + store.description() + " was closed; open a new one");
    }

    /** Whether this is the first cell of that log and key for which anybody asks. */
    public boolean warnsFirst(String log, String key) {
        return store.state().warnsFirst(log, key);
    }

    /** Gives the share back; does nothing the second time. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            shared.release(store);
        }
    }
}
