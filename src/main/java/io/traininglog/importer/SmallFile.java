package io.traininglog.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads files of text that are small unless somebody forged them. */
final class SmallFile {

    static final int LONGEST = 1 << 20;

    private SmallFile() {}

    /** A file is not what is expected there; nothing hinders reading other files. */
    static final class UnfitException extends IOException {

        private static final long serialVersionUID = 1L;

        UnfitException(String message) {
            super(message);
        }
    }

    /**
     * The file's text. Links are not followed: what somebody's folder links to is not his to hand out.
     *
     * @throws UnfitException if it is no regular file, larger than a megabyte, or not in UTF-8
     * @throws IOException if it cannot be read
     */
    static String read(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnfitException("expected a file, found " + found(file));
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            bytes = in.readNBytes(LONGEST + 1);
        }
        if (bytes.length > LONGEST) {
            throw new UnfitException("it is larger than " + LONGEST + " bytes");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnfitException("it is not in UTF-8");
        }
    }

    /** What is in a place where something else was expected. */
    static String found(Path place) {
        if (Files.isSymbolicLink(place)) {
            return "a link, which is not followed";
        } else if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            return "nothing";
        } else if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            return "a folder";
        }
        return Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS) ? "a file" : "a device";
    }
}
