package io.traininglog.postgresql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What takes seconds to make, and is the same each time: what one JVM has made others find, until the build is cleaned. */
final class Kept {

    private static final Path ALL = Path.of("target", "postgresql").toAbsolutePath();

    private Kept() {}

    interface Maker {
        void fill(Path emptyFolder) throws IOException;
    }

    /** A folder that is whole, not to be changed. Others may make it at the same time. */
    static Path folder(String name, Maker maker) throws IOException {
        Path folder = ALL.resolve(name);
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(ALL);
            Path unfinished = Files.createTempDirectory(ALL, "unfinished");
            maker.fill(unfinished);
            try {
                Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                Command.run(List.of("rm", "-rf", unfinished.toString()));
                if (!Files.isDirectory(folder)) { // nor was another JVM quicker
                    throw e;
                }
            }
        }
        return folder;
    }

    /** Makes a copy that any user may read, and the programs in it run. */
    static void copy(Path folder, Path copy) throws IOException {
        Command.run(List.of("cp", "-R", folder.toString(), copy.toString()));
        Command.run(List.of("chmod", "-R", "u=rwX,go=rX", copy.toString()));
    }
}
