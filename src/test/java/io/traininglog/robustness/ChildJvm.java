package io.traininglog.robustness;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another process with this one's Java and class path, to be talked to in lines, and killed. */
final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader lines;
    private final BufferedWriter orders;
    private final Path errors;

    private ChildJvm(Process process, Path errors) {
        this.process = process;
        this.lines = process.inputReader(StandardCharsets.UTF_8);
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.errors = errors;
    }

    static ChildJvm start(Class<?> main, Object... arguments) {
        return start(nativeAccess(), main, arguments);
    }

    /** With further flags for the JVM, and without the one for native access unless they name it. */
    static ChildJvm start(List<String> flags, Class<?> main, Object... arguments) {
        return start(List.of(), flags, main, arguments);
    }

    /** Under a command that runs the rest of its line, like {@code strace}. */
    static ChildJvm start(List<String> wrapper, List<String> flags, Class<?> main, Object... arguments) {
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // They live for a second: no time for the second compiler
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(flags);
        command.add(main.getName());
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        try {
            Path errors = Files.createTempFile("child", ".err");
            return new ChildJvm(
                    new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What newer JDKs want to hear before they load SQLite's native library without a warning. */
    static List<String> nativeAccess() {
        return Runtime.version().feature() >= 24 ? List.of("--enable-native-access=ALL-UNNAMED") : List.of();
    }

    long pid() {
        return process.pid();
    }

    /** The next line; null after the last. */
    @Nullable
    String line() {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line, which must be this one. */
    void expect(String expected) {
        String line = line();
        if (!expected.equals(line)) {
            throw new AssertionError("expected '" + expected + "', not '" + line + "'; " + describe());
        }
    }

    /** Whether a line, or a part of one, waits to be read. */
    boolean hasOutput() {
        try {
            return lines.ready();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void tell(String order) {
        try {
            orders.write(order);
            orders.newLine();
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL; the lines that it had written can still be read. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly(); // the process' own would close the streams
        process.waitFor();
    }

    /** SIGTERM, as Ctrl-C is but for its number. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Lets it come to its end, which must be a good one; answers the remaining lines. */
    List<String> finish() throws Exception {
        orders.close();
        List<String> rest = lines.lines().toList();
        if (process.waitFor() != 0) {
            throw new AssertionError(
                    "the child failed with code " + process.exitValue() + ": " + describe() + String.join("\n", rest));
        }
        return rest;
    }

    /** Its exit code, when it has come to its end. */
    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String describe() {
        return "its errors: " + errors();
    }

    @Override
    public void close() throws Exception {
        kill();
        Files.deleteIfExists(errors);
    }
}
