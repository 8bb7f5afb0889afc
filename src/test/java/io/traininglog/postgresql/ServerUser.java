package io.traininglog.postgresql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom the server's programs run as: PostgreSQL refuses to run as the system's superuser, and for a user without a name.
 *
 * @param prefix what is put before their command lines
 * @param home a folder that is theirs
 */
record ServerUser(List<String> prefix, Path home) {

    /** By convention {@code nobody}'s number. */
    private static final int NOBODY = 65_534;

    private static final List<List<String>> PREFIXES = List.of(
            List.of(),
            // Needs the superuser's right to become another, which containers leave it
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"),
            // Needs user namespaces, which many containers forbid; the files stay the caller's
            List.of("unshare", "--user"));

    /** The first way that works here, with a new folder inside this one. */
    static ServerUser in(Path folder) throws IOException {
        IOException none =
                new IOException("found no user to run PostgreSQL as: it refuses to run as root, and for a user"
                        + " without a name. Run the tests as an ordinary user, or point -D" + PostgresServer.PROPERTY
                        + "=jdbc:postgresql://HOST:PORT/DATABASE?user=NAME at a server that is there");
        List<String> ways = new ArrayList<>();
        for (List<String> prefix : PREFIXES) {
            Path home = folder.resolve("user-" + ways.size());
            ways.add(String.join(" ", prefix));
            try {
                Files.createDirectory(home);
                if (prefix.contains("--clear-groups")) {
                    Files.setAttribute(home, "unix:uid", NOBODY);
                }
                ServerUser user = new ServerUser(prefix, home);
                user.run(List.of(
                        "sh", "-c", "test $(id -u) != 0 && id -un && cd \"$0\" && touch it && rm it", "" + home));
                return user;
            } catch (IOException e) {
                none.addSuppressed(e);
            }
        }
        throw none;
    }

    void run(List<String> words) throws IOException {
        Command.run(command(words));
    }

    List<String> command(List<String> words) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(words);
        return command;
    }
}
