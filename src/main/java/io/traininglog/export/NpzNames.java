package io.traininglog.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a key's arrays are called in a zip: as the key, as long as nobody can take that for something else. Otherwise some
 * of its characters are percent-encoded (RFC 3986), so that no two keys share a name, a name tells its key, and a path
 * stays in its folder.
 */
final class NpzNames {

    /** Bytes; longer names are cut. A file system takes 255, with an ending. */
    private static final int LONGEST = 200;

    /** Bytes that are kept of them. */
    private static final int KEPT = 100;

    /** Stands in no name that is not cut. */
    private static final String CUT = "%~";

    /** What would make a key's array look like another key's. */
    private static final List<String> ENDINGS = List.of(".npy", ".times", ".json");

    private NpzNames() {}

    /** The name of a key: at most 200 bytes, or its begin, {@code %~} and the begin of its SHA-256. */
    static String of(String key) {
        if (key.length() <= LONGEST) {
            String name = encoded(key);
            if (bytes(name) <= LONGEST) {
                return name;
            }
        }
        return encoded(begin(key)) + CUT + digest(key);
    }

    /** Whether a name does not tell the whole key. */
    static boolean isCut(String name) {
        return name.contains(CUT);
    }

    private static String encoded(String key) {
        String path = key.codePoints().mapToObj(NpzNames::encoded).collect(Collectors.joining());
        String name = Arrays.stream(path.split("/", -1))
                .map(part -> part.equals(".") || part.equals("..") ? part.replace(".", "%2E") : part)
                .collect(Collectors.joining("/"));
        if (name.startsWith("/")) {
            name = "%2F" + name.substring(1);
        }
        for (String ending : ENDINGS) {
            if (name.endsWith(ending)) {
                name = name.substring(0, name.length() - ending.length()) + "%2E" + ending.substring(1);
            }
        }
        return name;
    }

    private static String encoded(int c) {
        return c == '%' || c == '\\' || c < ' ' || c == 0x7f ? "%%%02X".formatted(c) : Character.toString(c);
    }

    private static String begin(String key) {
        int end = 0;
        for (int bytes = 0; end < key.length() && bytes < KEPT; end = key.offsetByCodePoints(end, 1)) {
            bytes += bytes(encoded(key.codePointAt(end)));
        }
        return key.substring(0, end);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String digest(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
