package io.traininglog.tail;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tails of the files that are open in this process: one for each, whatever stores are open on it. When the process
 * ends and nobody has closed them, they are brought to their databases, so that other programs see all of it.
 */
final class Tails {

    private static final Logger LOG = LoggerFactory.getLogger(Tails.class);

    private static final Map<Path, Shared> OPEN = new HashMap<>();
    private static final Thread AT_EXIT = new Thread(Tails::drainAll, "traininglog writes at exit");

    private Tails() {}

    private static final class Shared {

        private final JournalPlace place;
        private final Tail tail;
        private int stores;

        Shared(JournalPlace place) {
            this.place = place;
            this.tail = new Tail(place);
        }
    }

    /** The tail of a file; to be given back once. */
    static Tail take(JournalPlace place) {
        synchronized (OPEN) {
            if (OPEN.isEmpty()) {
                atExit(() -> Runtime.getRuntime().addShutdownHook(AT_EXIT));
            }
            Shared shared = OPEN.computeIfAbsent(place.base(), base -> new Shared(place));
            shared.stores++;
            return shared.tail;
        }
    }

    /** Gives a tail back. With the last store it ends. */
    static void giveBack(JournalPlace place) {
        Shared ended;
        synchronized (OPEN) {
            ended = OPEN.get(place.base());
            if (ended == null || --ended.stores > 0) {
                return;
            }
            OPEN.remove(place.base());
            if (OPEN.isEmpty()) {
                atExit(() -> Runtime.getRuntime().removeShutdownHook(AT_EXIT));
            }
        }
        ended.tail.end();
    }

    private static void atExit(Runnable change) {
        try {
            change.run();
        } catch (IllegalStateException e) {
            LOG.debug("the process ends already", e);
        }
    }

    private static void drainAll() {
        List<Shared> open;
        synchronized (OPEN) {
            open = List.copyOf(OPEN.values());
        }
        open.forEach(Tails::drain);
    }

    /**
     * Two generations, where one was on its way already. Where there is nothing to bring, nobody waits for what is being
     * changed, such as a log that is copied.
     */
    private static void drain(Shared shared) {
        Tail tail = shared.tail;
        if (tail.hasAny() && tail.draining().drainInBackground() && tail.hasAny()) {
            tail.draining().drainInBackground();
        }
        if (tail.hasAny()) {
            LOG.warn(
                    "{} has not taken all that this process wrote; the rest is in {}.journal-*, for the next one who opens it",
                    shared.place.database(),
                    shared.place.base());
        }
    }
}
