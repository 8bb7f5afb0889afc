package io.traininglog.trainer.djl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory this process takes. */
final class ProcessMemory {

    /** What Linux says of this process, in kB; see {@code proc_pid_status(5)}. */
    private static final Path STATUS = Path.of("/proc/self/status");

    private static final Pattern RESIDENT = Pattern.compile("\nVmRSS:\\s+(\\d{1,15}) kB");

    private ProcessMemory() {}

    /** What objects take of the heap, garbage included, in bytes. */
    static long heapBytes() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** What the process has in RAM, native memory included, in bytes; empty where the system has no such file. */
    static OptionalLong residentBytes() {
        if (!Files.exists(STATUS)) {
            return OptionalLong.empty();
        }
        try {
            Matcher resident = RESIDENT.matcher(Files.readString(STATUS, StandardCharsets.ISO_8859_1));
            return resident.find() ? OptionalLong.of(1024L * Long.parseLong(resident.group(1))) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty(); // a training does not end because its memory cannot be read
        }
    }
}
