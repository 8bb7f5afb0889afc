package io.traininglog.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A new journal's file: locked, with a header, which is written last.
 *
 * <p>Until it is locked a claimer may take it for an orphan, which is empty without a header, and delete it; then
 * another is made.
 */
record NewFile(Path path, Object key, RandomAccessFile file, Header header) {

    private static final int ATTEMPTS = 100;

    static NewFile create(Path database, Layout layout) throws IOException {
        // Seeded by the clocks, and loaded sooner than what random UUIDs need
        SplittableRandom random = new SplittableRandom();
        long process = Checksum.seed(ProcessHandle.current().pid(), 0);
        for (int i = 0; i < ATTEMPTS; i++) {
            Header header = new Header(Header.VERSION, layout, random.nextLong() ^ process, System.currentTimeMillis());
            NewFile file = attempt(database, header);
            if (file != null) {
                return file;
            }
        }
        throw new IOException("others deleted " + ATTEMPTS + " new journals at once");
    }

    private static @Nullable NewFile attempt(Path database, Header header) throws IOException {
        Path path = JournalName.of(database, header.id());
        synchronized (OpenFiles.MONITOR) {
            try {
                createFile(database, path);
            } catch (FileAlreadyExistsException e) {
                return null;
            }
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            try {
                Object key = OpenFiles.lockOwners(file) == null ? null : OpenFiles.key(path);
                if (key == null) {
                    file.close();
                    return null;
                }
                // Nobody deletes it from here on
                copyPermissions(database, path);
                file.setLength(header.layout().fileSize());
                file.write(header.page());
                OpenFiles.add(key, OpenFiles.Use.OWNED);
                return new NewFile(path, key, file, header);
            } catch (IOException | RuntimeException e) {
                try (file) {
                    Files.deleteIfExists(path);
                } catch (IOException more) {
                    e.addSuppressed(more);
                }
                throw e;
            }
        }
    }

    /** For this user alone where there is no database's file to be like: what is in a journal is not for others. */
    private static void createFile(Path database, Path path) throws IOException {
        boolean isPosix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (isPosix && !Files.exists(database)) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(path);
        }
    }

    /** Who may write the database may replay its journals. */
    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        PosixFileAttributeView source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (source == null || target == null || !Files.exists(from)) {
            return;
        }
        PosixFileAttributes wanted = source.readAttributes();
        try {
            if (!wanted.owner().equals(target.getOwner())) {
                target.setOwner(wanted.owner());
                target.setGroup(wanted.group());
            }
        } catch (IOException e) {
            // Only the administrator gives files away, and only the administrator has to
        }
        target.setPermissions(wanted.permissions());
    }
}
