package io.traininglog.journal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to claim a journal. The claimers' byte is locked first: so who finds it locked knows that somebody claims
 * or asks, and who has it and finds the owner's byte locked knows that the owner lives.
 *
 * @param orphan the journal, if it was claimed
 * @param isBusy whether somebody else claims it, so that it is to be tried again
 */
record Claim(@Nullable Orphan orphan, boolean isBusy) {

    /** Its owner lives, or it is gone, or nobody needs it and it is gone now. */
    private static final Claim NONE = new Claim(null, false);

    private static final Claim BUSY = new Claim(null, true);

    /**
     * Files that a copy of this library under another class loader has locked. They are never closed before that copy
     * gives them up: to close one would drop the other's locks, which belong to the process.
     */
    private static final Map<Object, RandomAccessFile> KEPT_OPEN = new HashMap<>();

    static Claim attempt(Path path) throws IOException {
        synchronized (OpenFiles.MONITOR) {
            Object key = OpenFiles.key(path);
            OpenFiles.Use use = key == null ? null : OpenFiles.use(key);
            if (key == null || use != null) {
                return use == OpenFiles.Use.CLAIMED ? BUSY : NONE;
            }
            RandomAccessFile file = KEPT_OPEN.get(key);
            if (file == null) {
                file = open(path);
            }
            return file == null ? NONE : attempt(path, key, file);
        }
    }

    private static @Nullable RandomAccessFile open(Path path) throws IOException {
        try {
            return new RandomAccessFile(path.toFile(), "rw");
        } catch (FileNotFoundException e) {
            if (OpenFiles.key(path) == null) {
                return null;
            }
            throw e;
        }
    }

    private static Claim attempt(Path path, Object key, RandomAccessFile file) throws IOException {
        Claim claim = NONE;
        try {
            Claim taken = lock(key, file);
            claim = taken == null ? examine(path, key, file) : taken;
            return claim;
        } finally {
            if (claim.orphan() == null && !KEPT_OPEN.containsKey(key)) {
                file.close();
            }
        }
    }

    /** Locks both bytes; if one cannot be had, neither, and the answer says what that means. */
    private static @Nullable Claim lock(Object key, RandomAccessFile file) throws IOException {
        Claim taken = BUSY;
        FileLock claimers = null;
        try {
            claimers = OpenFiles.lockClaimers(file);
            taken = claimers == null ? BUSY : NONE;
            if (claimers != null && OpenFiles.lockOwners(file) != null) {
                KEPT_OPEN.remove(key);
                return null;
            }
        } catch (OverlappingFileLockException e) {
            KEPT_OPEN.put(key, file);
        }
        if (claimers != null) {
            claimers.release();
        }
        return taken;
    }

    private static Claim examine(Path path, Object key, RandomAccessFile file) throws IOException {
        Object present = OpenFiles.key(path);
        if (!key.equals(present)) {
            return present == null ? NONE : BUSY; // deleted meanwhile, and perhaps made anew
        }
        byte[] page = Header.read(file);
        Header header = Header.of(page);
        boolean isEmpty = Header.isEmpty(page);
        if (isEmpty || (header != null && header.isFinished(page))) {
            OpenFiles.delete(key, file, path, header);
            return NONE;
        } else if (header != null && header.version() > Header.VERSION) {
            throw new JournalException(path + " is a journal of version " + header.version()
                    + "; this library knows versions up to " + Header.VERSION + ". Use a newer library.");
        }
        OpenFiles.add(key, OpenFiles.Use.CLAIMED);
        return new Claim(new Orphan(path, key, file, header), false);
    }
}
