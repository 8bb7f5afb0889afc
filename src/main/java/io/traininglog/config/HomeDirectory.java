package io.traininglog.config;

import java.io.File;
import java.nio.file.Path;

/** What {@code ~} stands for. */
record HomeDirectory(Path path) {

    /** Follows Python's {@code expanduser}, except that another user's {@code ~name} is left as it is. */
    String expand(String file) {
        boolean ours = file.equals("~") || file.startsWith("~/") || file.startsWith("~" + File.separator);
        if (!ours) {
            return file;
        }
        boolean root = path.getNameCount() == 0;
        return root && file.length() > 1 ? path + file.substring(2) : path + file.substring(1);
    }

    /** The JVM's idea of it, else the shell's: in a container, a user without a passwd entry has only the latter. */
    static HomeDirectory ofThisUser() {
        String home = System.getProperty("user.home", "?");
        if (home.isEmpty() || home.equals("?")) {
            home = System.getenv().getOrDefault("HOME", home);
        }
        return new HomeDirectory(Path.of(home));
    }
}
