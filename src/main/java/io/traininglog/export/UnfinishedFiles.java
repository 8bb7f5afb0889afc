package io.traininglog.export;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Files that are being written, and the folders made for them, which a process that ends meanwhile deletes. */
final class UnfinishedFiles {

    /** Newest first: folders after what is in them. */
    private static final Deque<Path> FILES = new ArrayDeque<>();

    private static boolean isEnding;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(UnfinishedFiles::deleteAll, "traininglog-unfinished-files"));
    }

    private UnfinishedFiles() {}

    /** Creates a file that is deleted if the process ends before it is {@linkplain #forget forgotten}. */
    static synchronized FileChannel create(Path file, Set<OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        checkIsGoingOn();
        FileChannel channel = FileChannel.open(file, options, attributes);
        FILES.push(file);
        return channel;
    }

    /** Creates a folder that is deleted, if it is empty, when the process ends before it is forgotten. */
    static synchronized void createFolder(Path folder) throws IOException {
        checkIsGoingOn();
        Files.createDirectory(folder);
        FILES.push(folder);
    }

    private static void checkIsGoingOn() throws IOException {
        if (isEnding) {
            throw new IOException("the process ends");
        }
    }

    /** The file is finished, or gone. */
    static synchronized void forget(Path file) {
        FILES.remove(file);
    }

    private static synchronized void deleteAll() {
        isEnding = true;
        for (Path file : FILES) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // the process ends, and nobody is left to be told: the file's name says what it is, or the folder is
                // not empty
            }
        }
    }
}
