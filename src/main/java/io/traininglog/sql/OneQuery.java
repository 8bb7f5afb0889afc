package io.traininglog.sql;

import io.traininglog.QueryException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the outside of a query: it is one statement, and its first word asks for something. SQLite's driver would run
 * the first of several and be silent about the others.
 *
 * <p>Finds the words as SQLite's tokenizer does, https://www.sqlite.org/lang.html: strings, quoted names and comments
 * hold no semicolon.
 */
final class OneQuery {

    private static final Set<String> ASKING = Set.of("SELECT", "WITH", "VALUES", "EXPLAIN");

    private final String sql;
    private int at;

    private OneQuery(String sql) {
        this.sql = sql;
    }

    /**
     * Checks it.
     *
     * @throws QueryException if it is none, or several
     */
    static void check(String sql) {
        OneQuery query = new OneQuery(sql);
        String first = query.word();
        if (first == null) {
            throw new QueryException("there is no query in '" + sql.strip() + "'");
        } else if (!ASKING.contains(first)) {
            throw new QueryException(
                    "only queries are answered, which begin with SELECT, WITH, VALUES or EXPLAIN, not with '" + first
                            + "'" + (first.equals("PRAGMA") ? "; try SELECT * FROM pragma_table_info('entries')" : ""));
        }
        query.toEnd();
        if (query.word() != null) {
            throw new QueryException("one query at a time: something follows the first ';'");
        }
    }

    /** The next token's letters, in upper case; null at the end. Semicolons are passed over. */
    private @Nullable String word() {
        int start = at;
        while (at < sql.length()) {
            start = at;
            char first = sql.charAt(at);
            if (!Character.isWhitespace(first) && first != ';' && first != '\uFEFF' && !skipComment()) {
                break;
            } else if (at == start) {
                at++;
            }
        }
        if (at == sql.length()) {
            return null;
        }
        start = at;
        while (at < sql.length() && Character.isLetter(sql.charAt(at))) {
            at++;
        }
        at = Math.max(at, start + 1);
        return sql.substring(start, at).toUpperCase(Locale.ROOT);
    }

    /** To behind the first semicolon. */
    private void toEnd() {
        while (at < sql.length()) {
            char next = sql.charAt(at);
            if (next == ';') {
                return;
            } else if (next == '\'' || next == '"' || next == '`') {
                skipTo(String.valueOf(next), 1);
            } else if (next == '[') {
                skipTo("]", 1);
            } else if (!skipComment()) {
                at++;
            }
        }
    }

    private boolean skipComment() {
        if (sql.startsWith("--", at)) {
            skipTo("\n", 2);
            return true;
        } else if (sql.startsWith("/*", at)) {
            skipTo("*/", 2);
            return true;
        }
        return false;
    }

    /** A quote that is doubled ends a string and begins the next, which comes to the same. */
    private void skipTo(String end, int opening) {
        int found = sql.indexOf(end, at + opening);
        at = found < 0 ? sql.length() : found + end.length();
    }
}
