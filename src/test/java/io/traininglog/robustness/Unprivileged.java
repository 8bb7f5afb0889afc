package io.traininglog.robustness;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Runs a main class without the superuser's rights, whom no permission holds back. */
final class Unprivileged {

    private Unprivileged() {}

    static ChildJvm start(Path folder, Class<?> main, Object... arguments) throws Exception {
        if (!isSuperuser()) {
            return ChildJvm.start(main, arguments);
        }
        assumeTrue(succeeds("setpriv", "--version"), "needs setpriv to give up the superuser's rights");
        List<String> wrapper = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        List<String> flags = new ArrayList<>(ChildJvm.nativeAccess());
        flags.addAll(List.of("-cp", readableClassPath(folder), "-Djava.io.tmpdir=/tmp"));
        return ChildJvm.start(wrapper, flags, main, arguments);
    }

    private static boolean isSuperuser() throws Exception {
        Path mine = Files.createTempFile("whose", "");
        try {
            return Files.getOwner(mine).getName().equals("root");
        } finally {
            Files.delete(mine);
        }
    }

    /** The repository of jars may be in a home that others cannot enter. */
    private static String readableClassPath(Path folder) throws IOException {
        Path copies = Files.createDirectories(folder.resolve("class-path"));
        List<String> readable = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path from = Path.of(entry);
            String name = from.getFileName().toString();
            if (Files.isDirectory(from)) {
                copyFolder(from, copies.resolve(readable.size() + "-classes"));
                readable.add(copies.resolve(readable.size() + "-classes").toString());
            } else if (name.matches(
                    "(jdbi3|geantyref|sqlite|slf4j|flyway|jspecify|fst|pickle|objenesis|jackson|snakeyaml).*jar")) {
                Files.copy(from, copies.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                readable.add(copies.resolve(name).toString());
            }
        }
        return String.join(File.pathSeparator, readable);
    }

    private static void copyFolder(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
