package io.traininglog.store;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store and the number of leases on it. */
final class SharedStore {

    private final Supplier<Store> opener;
    private final Consumer<SharedStore> onEnd;
    private @Nullable Store store;
    private int leases;
    private boolean ended;
    private @Nullable RuntimeException failure;

    /**
     * A store that opens with its first lease.
     *
     * @param onEnd told when it could not be opened, or is about to close: there will be no further lease
     */
    SharedStore(Supplier<Store> opener, Consumer<SharedStore> onEnd) {
        this.opener = opener;
        this.onEnd = onEnd;
    }

    /**
     * One more lease, or null after the end. Those who come while the first is opening the store wait for it, and share
     * its failure: if each tried for itself, one after the other, the last would wait many times over.
     */
    synchronized @Nullable Lease lease() {
        if (failure != null) {
            throw failure;
        } else if (ended) {
            return null;
        }
        Store leased = store == null ? open() : store;
        leases++;
        return new Lease(this, leased);
    }

    private Store open() {
        try {
            Store opened = opener.get();
            store = opened;
            return opened;
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        } finally {
            if (store == null) {
                end();
            }
        }
    }

    private void end() {
        ended = true;
        onEnd.accept(this);
    }

    /** Counts one lease less; closes the store after the last. */
    void release(Store leased) {
        synchronized (this) {
            leases--;
            if (leases > 0) {
                return;
            }
            end();
        }
        leased.close();
    }
}
