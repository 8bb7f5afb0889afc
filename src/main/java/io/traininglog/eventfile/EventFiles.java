package io.traininglog.eventfile;

import io.traininglog.MissingArtifactException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Opens TensorBoard's event files. Each call throws {@link MissingArtifactException} where the optional dependency {@code
 * com.google.protobuf:protobuf-javalite} is not on the class path. Safe for threads.
 */
public final class EventFiles {

    /** What makes a file an event file of a run: its name has this somewhere. */
    private static final String INFIX = "tfevents";

    private EventFiles() {}

    /** Whether TensorBoard would read a file of that name. */
    public static boolean isEventFile(Path file) {
        return file.getFileName() != null && file.getFileName().toString().contains(INFIX);
    }

    /**
     * Reads a file.
     *
     * @param damage is told what cannot be read
     */
    public static EventFileReader read(Path file, Damage damage) throws IOException {
        require();
        return new EventFileReader(file, damage);
    }

    /**
     * Begins a file.
     *
     * @param out is neither flushed nor closed
     * @param wallTime in seconds since 1970
     */
    public static EventFileWriter write(OutputStream out, double wallTime) throws IOException {
        require();
        return new EventFileWriter(out, wallTime);
    }

    /**
     * Checks that the optional dependency is there, whose class is named as text so that this one loads without it.
     *
     * @throws MissingArtifactException if it is not
     */
    public static void require() {
        MissingArtifactException.check(
                "com.google.protobuf.CodedInputStream",
                "com.google.protobuf:protobuf-javalite",
                "a TensorBoard event file");
    }
}
