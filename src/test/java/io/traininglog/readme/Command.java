package io.traininglog.readme;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that ran to its end. */
record Command(int exitCode, String output) {

    private static final int SECONDS = 300;

    static Command run(Path folder, String... command) throws IOException, InterruptedException {
        return run(folder, List.of(command));
    }

    /** A class of the test class path, or of these folders before it, in a JVM of its own and with no flags. */
    static Command java(Path folder, Path classes, String main, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Duser.home=" + folder,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-classpath",
                classes + File.pathSeparator + ClassPath.OF_TESTS,
                main));
        command.addAll(List.of(arguments));
        return run(folder, command);
    }

    private static Command run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("readme", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("BLOCKS_"));
            builder.environment().put("LC_ALL", "C.UTF-8"); // charts are as the locale can show them
            builder.environment().merge("PATH", "", (path, none) -> Alias.before(path));
            Process process = builder.start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IllegalStateException("still running after " + SECONDS + " s: " + command);
            }
            return new Command(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    boolean succeeded() {
        return exitCode == 0;
    }
}
