package io.traininglog;

import io.traininglog.store.Lease;
import io.traininglog.store.Store;
import io.traininglog.value.ValueCodec;

/**
 * What a log or a database holds of its backend: a share in the store, and how values are turned into cells.
 *
 * @param maxBlobSize bytes above which a stored object is warned of
 */
record Handle(Lease lease, ValueCodec codec, int maxBlobSize) implements AutoCloseable {

    Store store() {
        return lease.store();
    }

    /** A handle of the same store that is closed on its own. */
    Handle another() {
        return new Handle(lease.another(), codec, maxBlobSize);
    }

    @Override
    public void close() {
        lease.close();
    }
}
