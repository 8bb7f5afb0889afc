package io.traininglog.sql;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ThreadFactory;

/**
 * A pool's own threads. A pool that is shut down waits for the one that logs in, which a server that is away may keep for as
 * long as a login may take; interrupted, it gives up.
 */
final class PoolThreads implements ThreadFactory {

    private final String name;
    private final Set<Thread> threads = Collections.newSetFromMap(new WeakHashMap<>());

    PoolThreads(String name) {
        this.name = name;
    }

    @Override
    public synchronized Thread newThread(Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    synchronized void interrupt() {
        threads.forEach(Thread::interrupt);
    }
}
