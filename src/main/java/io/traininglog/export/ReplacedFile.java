package io.traininglog.export;

import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that is there as a whole or not at all: it is written beside its target, forced to disk and renamed. What a
 * process leaves unfinished when it ends is deleted, unless it is killed.
 */
public final class ReplacedFile {

    /** U+FFFD in UTF-8. */
    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

    /** What SQLite, https://www.sqlite.org/tempfiles.html, and our journals keep beside a database. */
    private static final Pattern BESIDE_A_DATABASE =
            Pattern.compile("(.+?)(-wal|-shm|-journal|\\.journal-[0-9a-f]{16})");

    private static final Set<OpenOption> NEW_FILE = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);

    private ReplacedFile() {}

    /** What a file is made of. */
    public interface Bytes {
        /** Writes it to a buffered stream, which need not be flushed or closed. */
        void write(OutputStream out) throws IOException;
    }

    /** What a file of text is made of. */
    public interface Text {
        /** Writes it to a buffered writer, which need not be flushed or closed. */
        void write(Writer out) throws IOException;
    }

    /** Writes a file. A link's own target is replaced, not the link; who may read and write the file stays as it was. */
    public static void write(Path target, Bytes content) throws IOException {
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
            UnfinishedFiles.forget(beside);
        }
    }

    /** Writes a file of text in UTF-8, with U+FFFD for a lone surrogate; otherwise as {@link #write}. */
    public static void writeText(Path target, Text content) throws IOException {
        write(target, out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, encoder()));
            content.write(writer);
            writer.flush();
        });
    }

    /** What to throw when a log cannot be written to a file: the message says why, of the target and not of what is beside it. */
    static StorageException failure(TrainingLog log, Path target, IOException e) {
        return failure(log, target.toString(), e);
    }

    static StorageException failure(TrainingLog log, String target, IOException e) {
        return failure("log " + log.hexUuid() + " to " + target, e);
    }

    /**
     * What to throw when something cannot be written.
     *
     * @param what and where to, for the message
     */
    public static StorageException failure(String what, IOException e) {
        return new StorageException("could not write " + what + ": " + reason(e), e);
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        } else if (e instanceof FileSystemException inFiles) {
            return inFiles.getReason() == null ? "no file can be created there" : inFiles.getReason();
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private static CharsetEncoder encoder() {
        return StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .replaceWith(REPLACEMENT);
    }

    /** A database's log beside it is looked for, not its content: to open and close that would drop SQLite's locks. */
    private static void check(Path file, Path target) throws FileSystemException {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new FileSystemException(target.toString(), null, "there is no folder " + folder);
        }
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
        Matcher beside = BESIDE_A_DATABASE.matcher(file.getFileName().toString());
        if (beside.matches() && Files.exists(file.resolveSibling(beside.group(1)))) {
            throw new FileSystemException(
                    target.toString(), null, "by its name it is a part of the database " + beside.group(1));
        }
    }

    /** Of a file that is there, where the file system has any. */
    private static FileAttribute<?>[] permissions(Path file) throws IOException {
        if (!Files.exists(file) || !Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(Files.getPosixFilePermissions(file))};
    }

    private static void writeForced(Path file, FileAttribute<?>[] attributes, Bytes content) throws IOException {
        try (FileChannel channel = UnfinishedFiles.create(file, NEW_FILE, attributes);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            content.write(out);
            out.flush();
            channel.force(true);
        }
    }
}
