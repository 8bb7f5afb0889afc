package io.traininglog.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Keys as PostgreSQL's text, which cannot hold U+0000: one that does, or begins with a backslash, is written with a backslash
 * before it, {@code \\} for each backslash and {@code \0} for each U+0000.
 */
final class KeyText {

    private KeyText() {}

    static String of(String key) {
        boolean isPlain = key.indexOf(0) < 0 && !key.startsWith("\\");
        return isPlain ? key : "\\" + key.replace("\\", "\\\\").replace("\0", "\\0");
    }

    /** The key that is written like this. */
    static String key(String text) {
        if (!text.startsWith("\\")) {
            return text;
        }
        StringBuilder key = new StringBuilder(text.length());
        for (int i = 1; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '\\' && i + 1 < text.length()) {
                i++;
                each = text.charAt(i) == '0' ? 0 : text.charAt(i);
            }
            key.append(each);
        }
        return key.toString();
    }

    /** What stands for the text where it might be too long for an index. */
    static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
