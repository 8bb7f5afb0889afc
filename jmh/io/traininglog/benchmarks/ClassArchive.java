package io.traininglog.benchmarks;

import io.traininglog.benchmarks.contenders.TemporaryFolder;
import io.traininglog.benchmarks.questions.CurrentDatabase;
import io.traininglog.benchmarks.questions.OpenOnce;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An archive of the classes that opening a database loads, as the README's recipe makes one. */
final class ClassArchive implements AutoCloseable {

    private final TemporaryFolder folder = new TemporaryFolder();

    /** Runs the JVM that leaves it behind, after another has made the database that it opens. */
    ClassArchive() throws IOException, InterruptedException {
        run(CurrentDatabase.class);
        run(OpenOnce.class, "-XX:ArchiveClassesAtExit=" + file(), "-Xlog:disable");
    }

    private void run(Class<?> main, String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(List.of(flags));
        command.addAll(List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                folder.path().toString()));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("no archive of classes could be made");
        }
    }

    private Path file() {
        return folder.path().resolve("classes.jsa");
    }

    String flag() {
        return "-XX:SharedArchiveFile=" + file();
    }

    @Override
    public void close() {
        folder.close();
    }
}
