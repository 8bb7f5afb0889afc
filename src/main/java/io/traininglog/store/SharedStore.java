package io.traininglog.store;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A store, the number of leases on it, and what its handles must remember together. */
final class SharedStore {

    private final Store store;
    private final Runnable onLastRelease;
    private final Map<String, Set<String>> warned = new ConcurrentHashMap<>();
    private int leases = 1;

    SharedStore(Store store, Runnable onLastRelease) {
        this.store = store;
        this.onLastRelease = onLastRelease;
    }

    Store store() {
        return store;
    }

    /** The lease that was counted at construction. */
    Lease firstLease() {
        return new Lease(this);
    }

    /** Counts a further lease for one that is still held. */
    synchronized Lease anotherLease() {
        leases++;
        return new Lease(this);
    }

    /** Counts a further lease unless the last one was given back. */
    synchronized boolean retain() {
        if (leases == 0) {
            return false;
        }
        leases++;
        return true;
    }

    void release() {
        boolean last;
        synchronized (this) {
            last = --leases == 0;
        }
        if (last) {
            onLastRelease.run();
            store.close();
        }
    }

    boolean warnsFirst(String log, String key) {
        return warned.computeIfAbsent(log, absent -> ConcurrentHashMap.newKeySet())
                .add(key);
    }
}
