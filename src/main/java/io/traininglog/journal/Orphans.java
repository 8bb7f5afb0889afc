package io.traininglog.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The journals that processes left behind beside a database. */
public final class Orphans {

    private static final long LONGEST_PAUSE_MILLIS = 20;

    private Orphans() {}

    /**
     * Claims all journals whose processes are gone, the oldest first. Journals of living processes, this one included,
     * are left alone. When this returns, nobody else is replaying any that were there before.
     *
     * @param database its real path
     * @param wait how long it waits, in total, for others that are replaying journals
     * @throws JournalBusyException if that was not long enough
     * @throws JournalException if a journal cannot be opened or locked, or a newer version of the library wrote it;
     *     none is claimed then
     */
    public static List<Orphan> claim(Path database, Duration wait) {
        long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(wait);
        List<Orphan> orphans = new ArrayList<>();
        try {
            // In the order of names: two who claim several cannot wait for each other
            for (Path path : JournalName.list(database)) {
                Orphan orphan = claim(path, deadline, wait);
                if (orphan != null) {
                    orphans.add(orphan);
                }
            }
        } catch (IOException e) {
            orphans.forEach(Orphan::close);
            throw new JournalException("the journals of " + database + " cannot be claimed: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            orphans.forEach(Orphan::close);
            throw e;
        }
        orphans.sort(Comparator.comparingLong(Orphan::created).thenComparing(Orphan::file));
        return orphans;
    }

    private static @Nullable Orphan claim(Path path, long deadline, Duration wait) throws IOException {
        for (long pause = 1; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            Claim claim = Claim.attempt(path);
            if (!claim.isBusy()) {
                return claim.orphan();
            } else if (System.nanoTime() - deadline >= 0) {
                throw new JournalBusyException("somebody else was replaying " + path + " for longer than "
                        + wait.toMillis() + " ms; wait longer, or try again");
            }
            sleep(path, pause);
        }
    }

    private static void sleep(Path path, long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JournalException("interrupted while somebody else was replaying " + path, e);
        }
    }
}
