package io.traininglog.cli;

import java.util.regex.Pattern;

/** Keeps users and passwords, which URLs of databases may hold, out of what is printed. */
final class JdbcUrls {

    private static final String SCHEME = "(?i:jdbc:\\w+:|postgres(?:ql)?:)";

    private static final Pattern USER = Pattern.compile("(" + SCHEME + "(?://)?)\\S*@");

    /** Up to a blank, but for the marks of the sentence that the URL stands in. */
    private static final Pattern PARAMETERS =
            Pattern.compile("(" + SCHEME + "[^\\s?]*)\\?\\S+?(?=[…'\";,:.]*(?:\\s|$))");

    private JdbcUrls() {}

    /** The text, of whose URLs neither a user nor a parameter is left. */
    static String hidden(String text) {
        String withoutUser = USER.matcher(text).replaceAll("$1…@");
        return PARAMETERS.matcher(withoutUser).replaceAll("$1?…");
    }
}
