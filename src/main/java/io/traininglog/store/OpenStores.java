package io.traininglog.store;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** The stores that are open in this process, by what they are: handles of one file share its store. */
public final class OpenStores<K> {

    private final ConcurrentMap<K, SharedStore> open = new ConcurrentHashMap<>();

    /** A lease of the open store, or of one that is opened now. Two threads never open the same one at once. */
    public Lease lease(K key, Supplier<Store> opener) {
        while (true) {
            SharedStore shared =
                    open.computeIfAbsent(key, absent -> new SharedStore(opener, ended -> open.remove(key, ended)));
            Lease lease = shared.lease();
            if (lease != null) {
                return lease;
            }
        }
    }
}
