package io.traininglog.importer;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** UUIDs for what tools call their runs. */
final class SourceIds {

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32}");

    private SourceIds() {}

    /**
     * The UUID that an id is, with or without hyphens; of another id, one that is made of its bytes.
     *
     * @param scope within which ids differ: the tool, and what else an id that is no UUID depends on
     */
    static UUID uuid(String scope, String id) {
        String hex = id.replace("-", "");
        return HEX.matcher(hex).matches()
                ? new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16))
                : UUID.nameUUIDFromBytes((scope + "\n" + id).getBytes(StandardCharsets.UTF_8));
    }
}
