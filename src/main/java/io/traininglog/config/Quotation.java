package io.traininglog.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Another's text within a message of ours: short, on one line, and of a URL nothing but its beginning, since what follows
 * may hold a password, in whatever place it was put by mistake.
 */
final class Quotation {

    private static final int MAX_LENGTH = 60;

    private static final Pattern SERVER = Pattern.compile("^[\\s'\"]*(jdbc:)?postgres(ql)?:", Pattern.CASE_INSENSITIVE);

    private static final Pattern URL = Pattern.compile(SERVER + "|^[\\s'\"]*[\\w:+.-]+://", Pattern.CASE_INSENSITIVE);

    private Quotation() {}

    /** Whether this is the URL of a PostgreSQL database, or is meant to be. */
    static boolean isServer(String text) {
        return SERVER.matcher(text).find();
    }

    static String of(String text) {
        Matcher url = URL.matcher(text);
        if (url.find()) {
            return "'" + url.group().strip() + "…'";
        }
        String shown = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
        return "'" + shown.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Cf}]", "?") + "'";
    }
}
