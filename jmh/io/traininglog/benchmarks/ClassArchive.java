package io.traininglog.benchmarks;

import io.traininglog.benchmarks.contenders.TemporaryFolder;
import io.traininglog.benchmarks.questions.CurrentDatabase;
import io.traininglog.benchmarks.questions.OpenOnce;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/** An archive of the classes that opening a database loads (AppCDS), and the class path that it is for. */
final class ClassArchive implements AutoCloseable {

    private final TemporaryFolder folder = new TemporaryFolder();
    private final String classPath;

    /** Runs the JVM that leaves it behind, after another has made the database that it opens. */
    ClassArchive() throws IOException, InterruptedException {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            jars.add(Files.isDirectory(Path.of(entry)) ? jar(entry, jars.size()) : entry);
        }
        classPath = String.join(File.pathSeparator, jars);
        run(CurrentDatabase.class);
        run(OpenOnce.class, "-XX:ArchiveClassesAtExit=" + file(), "-Xlog:disable");
    }

    /** An archive knows classes of jars only. */
    private String jar(String directory, int number) {
        String jar = folder.path().resolve(number + ".jar").toString();
        int status = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--file", jar, "-C", directory, ".");
        if (status != 0) {
            throw new IllegalStateException("no jar could be made of " + directory);
        }
        return jar;
    }

    private void run(Class<?> main, String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(List.of(flags));
        command.addAll(List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                classPath,
                main.getName(),
                folder.path().toString()));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("no archive of classes could be made");
        }
    }

    private Path file() {
        return folder.path().resolve("classes.jsa");
    }

    String classPath() {
        return classPath;
    }

    String flag() {
        return "-XX:SharedArchiveFile=" + file();
    }

    @Override
    public void close() {
        folder.close();
    }
}
