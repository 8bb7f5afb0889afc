package io.traininglog.journal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The journals beside a database, looked at and left as they are. */
public final class JournalFiles {

    /** As {@link Claim} keeps them, which needs them to be writable. */
    private static final Map<Object, RandomAccessFile> KEPT_OPEN = new HashMap<>();

    private JournalFiles() {}

    /**
     * What is there, in the order of names.
     *
     * @param database its real path
     * @throws JournalException if a journal or the folder cannot be read
     */
    public static List<JournalFile> beside(Path database) {
        List<JournalFile> found = new ArrayList<>();
        try {
            for (Path path : JournalName.list(database)) {
                JournalFile file = look(path);
                if (file != null) {
                    found.add(file);
                }
            }
            for (Path path : JournalName.listSetAside(database)) {
                found.add(new JournalFile(path, 0, Files.size(path), JournalFile.State.SET_ASIDE, List.of(), false));
            }
        } catch (IOException e) {
            throw new JournalException("the journals of " + database + " cannot be looked at: " + e.getMessage(), e);
        }
        return found;
    }

    private static @Nullable JournalFile look(Path path) throws IOException {
        synchronized (OpenFiles.MONITOR) {
            Object key = OpenFiles.key(path);
            if (key == null) {
                return null;
            }
            OpenFiles.Use use = OpenFiles.use(key);
            if (use != null) {
                return unread(path, use == OpenFiles.Use.OWNED ? JournalFile.State.HELD : JournalFile.State.CLAIMED);
            }
            RandomAccessFile file = KEPT_OPEN.remove(key);
            if (file == null) {
                file = open(path);
            }
            return file == null ? null : look(path, key, file);
        }
    }

    private static @Nullable RandomAccessFile open(Path path) throws IOException {
        try {
            return new RandomAccessFile(path.toFile(), "r");
        } catch (FileNotFoundException e) {
            if (OpenFiles.key(path) == null) {
                return null; // brought to the database meanwhile
            }
            throw e;
        }
    }

    /** Closes the file, unless that would drop the locks that a copy of this library in this process has on it. */
    private static JournalFile look(Path path, Object key, RandomAccessFile file) throws IOException {
        boolean closes = true;
        try {
            return read(path, file, state(file));
        } catch (OverlappingFileLockException e) {
            KEPT_OPEN.put(key, file);
            closes = false;
            return unread(path, JournalFile.State.HELD);
        } finally {
            if (closes) {
                file.close();
            }
        }
    }

    /** In the claimers' order, so that none of them takes this look for the owner's life. */
    private static JournalFile.State state(RandomAccessFile file) throws IOException {
        try (FileLock claimers = OpenFiles.shareClaimers(file)) {
            if (claimers == null) {
                return JournalFile.State.CLAIMED;
            }
            try (FileLock owners = OpenFiles.shareOwners(file)) {
                return owners == null ? JournalFile.State.HELD : JournalFile.State.LEFT;
            }
        }
    }

    private static JournalFile unread(Path path, JournalFile.State state) throws IOException {
        return new JournalFile(path, JournalName.id(path), Files.size(path), state, List.of(), false);
    }

    private static JournalFile read(Path path, RandomAccessFile file, JournalFile.State state) throws IOException {
        byte[] page = Header.read(file);
        Header header = Header.of(page);
        boolean isEmpty = Header.isEmpty(page);
        boolean isReadable = isEmpty || (header != null && header.version() <= Header.VERSION);
        List<Long> generations = header == null || !isReadable || header.isFinished(page)
                ? List.of()
                : new JournalReader(file, header).generations();
        long id = header == null ? JournalName.id(path) : header.id();
        return new JournalFile(path, id, file.length(), state, generations, isReadable);
    }
}
