package io.traininglog.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A process that SIGSTOP holds, until this closes. */
final class Frozen implements AutoCloseable {

    private final long pid;

    private Frozen(long pid) {
        this.pid = pid;
    }

    static void assumePossible() {
        assumeTrue(
                Files.isDirectory(Path.of("/proc/self/task")) && Files.isExecutable(Path.of("/bin/sh")),
                "needs Linux, where one can see that a process stands still");
    }

    /** Returns when each of its threads stands still. */
    static Frozen freeze(long pid) throws Exception {
        signal("STOP", pid);
        while (isRunning(pid)) {
            Thread.onSpinWait();
        }
        return new Frozen(pid);
    }

    private static boolean isRunning(long pid) throws IOException {
        List<Path> threads;
        try (var tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
            threads = tasks.toList();
        }
        for (Path thread : threads) {
            try {
                String stat = Files.readString(thread.resolve("stat"));
                // PID (NAME) STATE …, where the name may hold anything
                if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
                    return true;
                }
            } catch (NoSuchFileException e) {
                return true; // the thread has just ended
            }
        }
        return false;
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid).start();
        assertThat(kill.waitFor()).isZero();
    }

    @Override
    public void close() throws Exception {
        signal("CONT", pid);
    }
}
