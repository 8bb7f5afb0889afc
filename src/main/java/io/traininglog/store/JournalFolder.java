package io.traininglog.store;

import io.traininglog.StorageException;
import java.nio.file.Path;
import java.util.Map;

/** Where a process keeps the journals of databases that have no folder of their own here. */
public final class JournalFolder {

    private static final String VARIABLE = "XDG_STATE_HOME";

    private JournalFolder() {}

    /**
     * The folder that was chosen, else the user's; it need not be there.
     *
     * @throws StorageException if none was chosen and this user has no home
     */
    public static Path of(StoreOptions options) {
        Path chosen = options.journalFolder();
        return chosen != null ? chosen : usual(System.getenv(), System.getProperty("user.home", ""));
    }

    /**
     * Where the XDG Base Directory Specification, version 0.8, has what a program keeps from one run to the next.
     *
     * @param home as the JVM knows it, which in a container without a passwd entry is a question mark
     */
    static Path usual(Map<String, String> environment, String home) {
        String states = environment.getOrDefault(VARIABLE, "");
        // The specification: "If an implementation encounters a relative path … it should consider the path invalid and
        // ignore it."
        if (!states.isEmpty() && Path.of(states).isAbsolute()) {
            return Path.of(states, "traininglog");
        }
        String folder = home.isEmpty() || home.equals("?") ? environment.getOrDefault("HOME", "") : home;
        if (folder.isEmpty() || !Path.of(folder).isAbsolute()) {
            throw new StorageException(
                    "this user has no home for the journal of a database on a server: name a folder on"
                            + " a local disk with journalFolder or the key 'journal_folder'");
        }
        return Path.of(folder, ".local", "state", "traininglog");
    }
}
