package io.traininglog.cli;

import java.util.regex.Pattern;

/** Keeps URLs of databases, which may hold passwords, out of what is printed. */
final class JdbcUrls {

    /** Up to a blank, but for the marks of the sentence that it stands in, and for the form that messages give of one. */
    private static final Pattern URL =
            Pattern.compile("(jdbc:\\w+:)(?!//HOST:PORT/DATABASE(?:[;,. ]|$))\\S+?(?=[…'\";,:.]*(?:\\s|$))");

    private JdbcUrls() {}

    /** The text, of whose URLs no more than the kind is left. */
    static String hidden(String text) {
        return URL.matcher(text).replaceAll("$1…");
    }
}
