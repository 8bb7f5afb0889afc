package io.traininglog.sql;

import io.traininglog.StorageException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.hostchooser.HostRequirement;
import org.postgresql.jdbc.SslMode;
import org.postgresql.util.PSQLException;

/**
 * A database on a PostgreSQL server, and how to log in there, as a JDBC URL of its driver says. Where that leaves the user
 * or the password out, {@code PGUSER} and {@code PGPASSWORD} have them, as for PostgreSQL's own tools.
 *
 * <p>What this shows of itself has no user, password or parameter in it. Nor has any message: the driver logs a URL that it
 * does not understand, so none gets that far.
 *
 * @param properties the driver's, by its names for them; without a password where the driver's file has it
 */
record PostgresUrl(Map<String, String> properties) {

    private static final String PREFIX = "jdbc:postgresql:";

    private static final String FORM = "jdbc:postgresql://HOST:PORT/DATABASE";

    /** What PostgreSQL's own tools understand, and what a slip makes of ours, or of quotes that somebody else was to remove. */
    private static final Pattern MEANT =
            Pattern.compile("[\\s'\"]*(jdbc:)?postgres(ql)?:.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** A parameter that goes on with a password, as after a semicolon or a second question mark. */
    private static final Pattern PASSWORD_INSIDE =
            Pattern.compile("[?&](?!(ssl)?password=)[^&]*password=", Pattern.CASE_INSENSITIVE);

    private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");

    private static final String HOST = "([^\\s/:,\\[\\]%\\p{Cntrl}]*|\\[[0-9a-fA-F:.]+(%\\w+)?\\])";

    private static final Pattern PORT = Pattern.compile(":([0-9]{1,5})(?=,|$)");

    private static final Pattern ADDRESS = Pattern.compile(HOST + "(:[0-9]{1,5})?(," + HOST + "(:[0-9]{1,5})?)*");

    PostgresUrl {
        properties = Map.copyOf(properties);
    }

    /** Whether this is the URL of a PostgreSQL database, be it one of the right form or not. */
    static boolean isMeant(String place) {
        return MEANT.matcher(place).matches();
    }

    /**
     * The database that a URL names, reached with what this process's environment adds to it.
     *
     * @throws StorageException if it is no URL of the driver's; without quoting it
     */
    static PostgresUrl parse(String url) {
        return parse(url, System.getenv(), System.getProperty("user.name", ""));
    }

    /** The database that a URL names, reached with what an environment and a user's name add to it. */
    static PostgresUrl parse(String url, Map<String, String> environment, String osUser) {
        PostgresRuntime.check();
        checkForm(url);
        // Below what the URL names, be it the value itself or a service of pg_service.conf that has it
        Properties properties = Driver.parseURL(url, new Properties(defaults(environment, osUser)));
        if (properties == null) {
            throw refused("names a service that pg_service.conf does not define, or hosts and ports that do not match");
        }
        checkChoices(properties);
        Map<String, String> known = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> known.put(name, properties.getProperty(name)));
        // The empty one that kept the driver from looking into its file now: it does at each login, since that may
        // change
        known.remove(PGProperty.PASSWORD.getName(), "");
        // As the server would have it
        known.merge(
                PGProperty.PG_DBNAME.getName(),
                known.getOrDefault(PGProperty.USER.getName(), ""),
                (named, user) -> named.isEmpty() ? user : named);
        return new PostgresUrl(known);
    }

    /** What the driver says of these at each login as if there were no server, which would be waited for. */
    private static void checkChoices(Properties properties) {
        try {
            SslMode.of(properties);
        } catch (PSQLException e) {
            throw refused("has an sslmode that the driver does not know");
        }
        try {
            HostRequirement.getTargetServerType(
                    Objects.requireNonNullElse(PGProperty.TARGET_SERVER_TYPE.getOrDefault(properties), "any"));
        } catch (IllegalArgumentException e) {
            throw refused("has a targetServerType that the driver does not know");
        }
    }

    private static Properties defaults(Map<String, String> environment, String osUser) {
        Properties defaults = new Properties();
        String user = environment.getOrDefault("PGUSER", "");
        PGProperty.USER.set(defaults, user.isEmpty() ? osUser : user);
        PGProperty.PASSWORD.set(defaults, environment.getOrDefault("PGPASSWORD", ""));
        PGProperty.APPLICATION_NAME.set(defaults, "traininglog");
        // A network that parted must not hold a trainer for ever
        PGProperty.TCP_KEEP_ALIVE.set(defaults, true);
        PGProperty.CONNECT_TIMEOUT.set(defaults, 10);
        PGProperty.SOCKET_TIMEOUT.set(defaults, 120);
        return defaults;
    }

    private static void checkForm(String url) {
        if (!url.startsWith(PREFIX)) {
            throw refused("does not begin with " + PREFIX);
        }
        int question = url.indexOf('?');
        String database = url.substring(PREFIX.length(), question < 0 ? url.length() : question);
        if (database.contains("@")) {
            throw refused(
                    "has an @ before its parameters. A user and a password before the host are no part of a JDBC URL:"
                            + " give them as ?user=…&password=…, in PGUSER and PGPASSWORD, or the password in ~/.pgpass"
                            + " (in the name of a database, @ is %40)");
        }
        // Else the name, which is shown, would hold them
        if (database.contains("=")) {
            throw refused("has a = before its parameters: a ? begins them, and & stands between them (in the name of a"
                    + " database, = is %3D)");
        }
        if (PASSWORD_INSIDE.matcher(url).find(PREFIX.length() + database.length())) {
            throw refused("has a password inside another parameter: & stands between them");
        }
        int slash = database.lastIndexOf('/');
        if (NO_ESCAPE.matcher(url).find(PREFIX.length() + slash + 1)) {
            throw refused("has a % that begins no escape; in a password or a name, write %25 for it");
        }
        if (database.startsWith("//")) {
            checkAddress(database.substring(2));
        } else if (database.contains("/") || database.contains(":")) {
            throw refused("has no // before its host");
        }
    }

    private static void checkAddress(String hostsAndDatabase) {
        int slash = hostsAndDatabase.indexOf('/');
        if (hostsAndDatabase.isEmpty()) {
            return;
        }
        if (slash < 0 || slash != hostsAndDatabase.lastIndexOf('/')) {
            throw refused("has " + (slash < 0 ? "no" : "more than one") + " / after its host");
        }
        String address = hostsAndDatabase.substring(0, slash);
        boolean portsAreSuch = PORT.matcher(address)
                .results()
                .mapToInt(port -> Integer.parseInt(port.group(1)))
                .allMatch(port -> port > 0 && port <= 0xffff);
        if (!ADDRESS.matcher(address).matches() || !portsAreSuch) {
            throw refused("has a host or a port that is none");
        }
    }

    private static StorageException refused(String why) {
        return new StorageException("the URL of the PostgreSQL database " + why + "; expected " + FORM
                + "; it may hold a password and is not shown");
    }

    /** {@code postgresql://HOST:PORT/DATABASE}, with all hosts if there are several. */
    String description() {
        return shown(address(), value(PGProperty.PG_DBNAME));
    }

    /**
     * What can be shown of any URL: nothing but hosts, ports and the database.
     *
     * @param url a driver's, which may be another's than PostgreSQL's own
     */
    static String description(String url, String database) {
        int begin = url.indexOf("//");
        int end = begin < 0 ? -1 : url.indexOf('/', begin + 2);
        String address = end < 0 ? "" : url.substring(begin + 2, end);
        return shown(ADDRESS.matcher(address).matches() ? address : "", database);
    }

    /** On one line, and nothing in it that a terminal acts on: a URL may be somebody else's. */
    private static String shown(String address, String database) {
        return ("postgresql://" + address + "/" + database).replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Cf}]", "?");
    }

    /** Hosts with their ports, as in a URL. */
    private String address() {
        List<Host> hosts = hosts();
        return hosts.stream().map(Host::toString).collect(Collectors.joining(","));
    }

    /**
     * One of the servers, which are tried in turn.
     *
     * @param name without the brackets that a URL has around an address of IPv6
     */
    record Host(String name, String port) {

        @Override
        public String toString() {
            return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
        }
    }

    /** The servers, in the order in which they are tried. */
    List<Host> hosts() {
        String[] names = value(PGProperty.PG_HOST).split(",", 0);
        String[] ports = value(PGProperty.PG_PORT).split(",", 0);
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            String name = names[i].replaceAll("^\\[|\\]$", "");
            hosts.add(new Host(name.isEmpty() ? "localhost" : name, ports[i]));
        }
        return hosts;
    }

    /** The same database, for the driver: it logs and shows the URL that it is given, so this one says the place alone. */
    String withoutParameters() {
        return "jdbc:postgresql://" + address() + "/"
                + URLEncoder.encode(value(PGProperty.PG_DBNAME), StandardCharsets.UTF_8);
    }

    private String value(PGProperty property) {
        return properties.getOrDefault(property.getName(), "");
    }

    @Override
    public String toString() {
        return description();
    }
}
