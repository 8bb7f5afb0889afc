package io.traininglog.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** A text file that is there as a whole or not at all. */
final class ReplacedFile {

    /** U+FFFD in UTF-8. */
    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

    private static final Set<OpenOption> NEW_FILE = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);

    private ReplacedFile() {}

    /** What a file is made of. */
    interface Content {
        void write(Appendable out) throws IOException;
    }

    /**
     * Writes beside the target, forces that to disk and renames it. A link's own target is replaced, not the link; who
     * may read and write the file stays as it was.
     */
    static void write(Path target, Content content) throws IOException {
        Path file = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        check(file, target);
        Path beside = file.resolveSibling(".traininglog-" + UUID.randomUUID() + ".tmp");
        try {
            FileAttribute<?>[] permissions = permissions(file);
            writeForced(beside, permissions, content);
            for (FileAttribute<?> all : permissions) {
                Files.setAttribute(beside, all.name(), all.value()); // the umask may have taken some
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** A database's log beside it is looked for, not its content: to open and close that would drop SQLite's locks. */
    private static void check(Path file, Path target) throws FileSystemException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(target.toString(), null, "it is there, and no regular file");
        }
        if (Files.isSymbolicLink(file)) {
            throw new FileSystemException(target.toString(), null, "it is a link to a file that is not there");
        }
        if (Files.exists(file.resolveSibling(file.getFileName() + "-wal"))) {
            throw new FileSystemException(
                    target.toString(), null, "it is a database in use, with its write-ahead log beside it");
        }
    }

    /** Of a file that is there, where the file system has any. */
    private static FileAttribute<?>[] permissions(Path file) throws IOException {
        if (!Files.exists(file) || !Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(Files.getPosixFilePermissions(file))};
    }

    private static void writeForced(Path file, FileAttribute<?>[] attributes, Content content) throws IOException {
        CharsetEncoder encoder = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .replaceWith(REPLACEMENT);
        try (FileChannel channel = FileChannel.open(file, NEW_FILE, attributes);
                Writer writer = new BufferedWriter(Channels.newWriter(channel, encoder, -1))) {
            content.write(writer);
            writer.flush();
            channel.force(true);
        }
    }
}
