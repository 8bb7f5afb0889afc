package io.traininglog.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The journals that this process has open. On POSIX systems closing any one descriptor of a file drops all locks that
 * the process has on it: so a file is opened once, and looked up here before.
 *
 * <p>Files are opened by {@link RandomAccessFile}, not as a channel: an interrupt closes a channel that a thread reads
 * or writes, and its locks with it.
 */
final class OpenFiles {

    /**
     * Held by whoever opens, locks, closes or deletes a journal. Strings like this one are the same object for all class
     * loaders, so that copies of this library in one JVM take turns as well.
     */
    static final Object MONITOR = "io.traininglog.journal.files".intern();

    /** The byte that a journal's owner has locked for as long as it lives; far behind any content. */
    private static final long OWNERS_BYTE = 1L << 40;

    /** The byte that is locked by whoever wants to know whether the owner lives, and while a journal is replayed. */
    private static final long CLAIMERS_BYTE = OWNERS_BYTE + 1;

    private static final Map<Object, Use> USES = new HashMap<>();

    /** What this process has a file open for. */
    enum Use {
        OWNED,
        CLAIMED
    }

    private OpenFiles() {}

    /** What tells a file from others, however it is named; null if it is not there. */
    static @Nullable Object key(Path file) throws IOException {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
            return key == null ? file.toAbsolutePath().normalize() : key;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    static @Nullable Use use(Object key) {
        synchronized (MONITOR) {
            return USES.get(key);
        }
    }

    static void add(Object key, Use use) {
        synchronized (MONITOR) {
            USES.put(key, use);
        }
    }

    /** Null where another process owns the file. */
    static @Nullable FileLock lockOwners(RandomAccessFile file) throws IOException {
        return file.getChannel().tryLock(OWNERS_BYTE, 1, false);
    }

    /** Null where another process claims the file. */
    static @Nullable FileLock lockClaimers(RandomAccessFile file) throws IOException {
        return file.getChannel().tryLock(CLAIMERS_BYTE, 1, false);
    }

    /** Null where another process claims the file. Several may share it, whom a claimer waits for. */
    static @Nullable FileLock shareClaimers(RandomAccessFile file) throws IOException {
        return file.getChannel().tryLock(CLAIMERS_BYTE, 1, true);
    }

    /** Null where another process owns the file. To be called by who shares the claimers' byte. */
    static @Nullable FileLock shareOwners(RandomAccessFile file) throws IOException {
        return file.getChannel().tryLock(OWNERS_BYTE, 1, true);
    }

    /** Closes a file of ours, so that others may claim it. */
    static void close(Object key, RandomAccessFile file) throws IOException {
        synchronized (MONITOR) {
            try {
                file.close();
            } finally {
                USES.remove(key);
            }
        }
    }

    /**
     * Closes and deletes a file of ours that nobody needs any more. Where it cannot be deleted, as on Windows while it
     * is mapped, a later claimer finds that it is finished.
     *
     * @param header its header, if it has one
     */
    static void delete(Object key, RandomAccessFile file, Path path, @Nullable Header header) throws IOException {
        synchronized (MONITOR) {
            boolean isDeleted = isDeleted(path);
            try (file) {
                if (!isDeleted && header != null) {
                    file.seek(Header.FINISHED);
                    file.write(header.finished());
                }
            } finally {
                USES.remove(key);
            }
            if (!isDeleted) {
                isDeleted(path);
            }
        }
    }

    /** Windows deletes no file that is open. */
    private static boolean isDeleted(Path path) {
        try {
            Files.deleteIfExists(path);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
