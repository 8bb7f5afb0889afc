package io.traininglog.postgresql;

import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/** A JDBC URL in its parts. */
record ServerUrl(String host, int port, String database, String text) {

    private static final Pattern PARTS = Pattern.compile("(jdbc:postgresql://[^/?]+)(/[^?]*)?(\\?.*)?");

    static ServerUrl parse(String url) {
        Properties properties = PARTS.matcher(url).matches() ? Driver.parseURL(url, new Properties()) : null;
        if (properties == null) {
            // It may hold a password
            throw new IllegalArgumentException("-D" + PostgresServer.PROPERTY
                    + " is not of the form jdbc:postgresql://HOST:PORT/DATABASE?user=NAME");
        }
        String host = properties.getProperty("PGHOST").split(",", 2)[0];
        int port = Integer.parseInt(properties.getProperty("PGPORT").split(",", 2)[0]);
        return new ServerUrl(host, port, properties.getProperty("PGDBNAME", ""), url);
    }

    /** The same server, user and parameters. */
    String with(String otherDatabase) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalStateException(text);
        }
        return parts.group(1) + "/" + otherDatabase + (parts.group(3) == null ? "" : parts.group(3));
    }

    @Override
    public String toString() {
        return text;
    }
}
