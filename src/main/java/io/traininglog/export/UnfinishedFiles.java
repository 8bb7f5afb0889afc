package io.traininglog.export;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.HashSet;
import java.util.Set;

/** Files that are being written, which a process that ends meanwhile deletes. */
final class UnfinishedFiles {

    private static final Set<Path> FILES = new HashSet<>();
    private static boolean isEnding;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(UnfinishedFiles::deleteAll, "traininglog-unfinished-files"));
    }

    private UnfinishedFiles() {}

    /** Creates a file that is deleted if the process ends before it is {@linkplain #forget forgotten}. */
    static synchronized FileChannel create(Path file, Set<OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        if (isEnding) {
            throw new IOException("the process ends");
        }
        FileChannel channel = FileChannel.open(file, options, attributes);
        FILES.add(file);
        return channel;
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
                // the process ends, and nobody is left to be told: the file's name says what it is
            }
        }
    }
}
