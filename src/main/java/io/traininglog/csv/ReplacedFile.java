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
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A text file that is there as a whole or not at all. */
final class ReplacedFile {

    /** U+FFFD in UTF-8. */
    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

    private ReplacedFile() {}

    /** What a file is made of. */
    interface Content {
        void write(Appendable out) throws IOException;
    }

    /** Writes beside the target, forces that to disk and renames it; a link's own target is replaced, not the link. */
    static void write(Path target, Content content) throws IOException {
        Path file = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(target.toString(), null, "it is there, and no regular file");
        }
        Path beside = file.resolveSibling(".traininglog-" + UUID.randomUUID() + ".tmp");
        try {
            writeForced(beside, content);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void writeForced(Path file, Content content) throws IOException {
        CharsetEncoder encoder = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .replaceWith(REPLACEMENT);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
                Writer writer = new BufferedWriter(Channels.newWriter(channel, encoder, -1))) {
            content.write(writer);
            writer.flush();
            channel.force(true);
        }
    }
}
