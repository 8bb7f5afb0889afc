package io.traininglog.store;

import java.util.UUID;

/** UUIDs as Blocks writes them: 32 lower-case hexadecimal digits. */
public final class Uuids {

    private Uuids() {}

    public static String hex(UUID uuid) {
        return uuid.toString().replace("-", "");
    }

    /**
     * The UUID with these digits.
     *
     * @throws IllegalArgumentException if they are not 32 hexadecimal digits
     */
    public static UUID parse(String hex) {
        if (hex.length() != 32) {
            throw new IllegalArgumentException("not 32 hexadecimal digits: '" + hex + "'");
        }
        return new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }
}
