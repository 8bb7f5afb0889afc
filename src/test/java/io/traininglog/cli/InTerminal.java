package io.traininglog.cli;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own, on a pseudo-terminal. */
final class InTerminal implements AutoCloseable {

    private static final int SECONDS = 60;
    private static final byte CTRL_C = 3;

    private final PtyProcess process;
    private final StringBuilder shown = new StringBuilder();
    private final Thread reader;

    private InTerminal(PtyProcess process) {
        this.process = process;
        this.reader = new Thread(this::read, "terminal");
        reader.setDaemon(true);
        reader.start();
    }

    static InTerminal start(int columns, Map<String, String> environment, Object... arguments) throws IOException {
        return start(System.getProperty("java.class.path"), columns, environment, arguments);
    }

    static InTerminal start(String classPath, int columns, Map<String, String> environment, Object... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(ChildJava.command());
        command.addAll(List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.log.org.sqlite.SQLiteJDBCLoader=off",
                "-classpath",
                classPath,
                Main.class.getName()));
        List.of(arguments).forEach(argument -> command.add(argument.toString()));
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.remove("NO_COLOR");
        variables.put("TERM", "xterm-256color");
        variables.putAll(environment);
        return new InTerminal(new PtyProcessBuilder()
                .setCommand(command.toArray(String[]::new))
                .setEnvironment(variables)
                .setInitialColumns(columns)
                .setInitialRows(24)
                .setRedirectErrorStream(true)
                .start());
    }

    private void read() {
        try (Reader out = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            char[] buffer = new char[4096];
            for (int length = out.read(buffer); length >= 0; length = out.read(buffer)) {
                synchronized (shown) {
                    shown.append(buffer, 0, length);
                    shown.notifyAll();
                }
            }
        } catch (IOException e) {
            // the process has closed its side
        }
        synchronized (shown) {
            shown.notifyAll();
        }
    }

    /** Everything that was printed up to now. */
    String shown() {
        synchronized (shown) {
            return shown.toString();
        }
    }

    /** Waits until this has been printed. */
    void waitFor(String text) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        synchronized (shown) {
            while (shown.indexOf(text) < 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (left <= 0 || !reader.isAlive()) {
                    throw new AssertionError("'" + text + "' was not shown, but: " + shown);
                }
                shown.wait(left);
            }
        }
    }

    void pressCtrlC() throws IOException {
        OutputStream keys = process.getOutputStream();
        keys.write(CTRL_C);
        keys.flush();
    }

    /** Waits for the end, and answers the exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + SECONDS + " s, having shown: " + shown());
        }
        reader.join(TimeUnit.SECONDS.toMillis(SECONDS));
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
