package io.traininglog.postgresql;

import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/**
 * A JDBC URL in its parts.
 *
 * @param hosts as it names them, more than one where they stand in for each other
 * @param host the first of them
 * @param parameters with the question mark, or empty
 */
record ServerUrl(String hosts, String host, int port, String database, String parameters) {

    private static final String PREFIX = "jdbc:postgresql://";
    private static final Pattern FORM = Pattern.compile(PREFIX + "([^/?]+)(/[^?]*)?(\\?.*)?");

    static ServerUrl parse(String url) {
        Matcher form = FORM.matcher(url);
        Properties properties = form.matches() ? Driver.parseURL(url, new Properties()) : null;
        if (properties == null) {
            // It may hold a password
            throw new IllegalArgumentException(
                    "a PostgreSQL server's URL is of the form " + PREFIX + "HOST:PORT/DATABASE?user=NAME");
        }
        return new ServerUrl(
                form.group(1),
                properties.getProperty("PGHOST").split(",", 2)[0],
                Integer.parseInt(properties.getProperty("PGPORT").split(",", 2)[0]),
                properties.getProperty("PGDBNAME", ""),
                form.group(3) == null ? "" : form.group(3));
    }

    /** Another database, all else being the same. */
    ServerUrl with(String otherDatabase) {
        return new ServerUrl(hosts, host, port, otherDatabase, parameters);
    }

    /** Another way to the server, all else being the same. */
    ServerUrl at(String otherHost, int otherPort) {
        return new ServerUrl(otherHost + ":" + otherPort, otherHost, otherPort, database, parameters);
    }

    @Override
    public String toString() {
        return PREFIX + hosts + "/" + database + parameters;
    }
}
