package io.traininglog.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/** The UUIDs of logs that have none where they come from: the same for the same log, whenever and by whom it is imported. */
final class Identity {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");

    private Identity() {}

    /**
     * A UUID of version 3.
     *
     * @param tool whose log it is
     * @param parts what tells it from all others of that tool
     */
    static UUID of(String tool, String... parts) {
        String name = "traininglog\n" + tool + "\n" + String.join("\n", parts);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The UUID that an id is, in small letters with or without hyphens; of another id, as {@link #of}.
     *
     * @param scope what tells it from the same id elsewhere
     */
    static UUID ofId(String tool, String id, String... scope) {
        String hex = id.replace("-", "");
        if (HEX.matcher(hex).matches()) {
            return new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
        }
        return of(tool, id, String.join("\n", scope));
    }

    /** What tells a file from all others that hold something else. */
    static String content(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
