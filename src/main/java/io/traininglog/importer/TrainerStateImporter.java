package io.traininglog.importer;

import io.traininglog.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the {@code Trainer} of Hugging Face's transformers keeps beside its checkpoints, {@code trainer_state.json}: each
 * entry of its {@code log_history} is a row at the entry's {@code step}, and {@code epoch} is a key like the others.
 * Several entries of one step, as of training and evaluation, are merged.
 *
 * <p>Numbers come as they stand: integers as {@code Long}, or {@code BigInteger} beyond that, others as {@code Double}, and
 * NaN and Infinity as Python writes them. Lists and objects are {@code List} and {@code Map}. The other fields of the file
 * are in the status under their names; {@code iterations_done} is {@code global_step}, or the last step if that is later,
 * and {@code epochs_done} is {@code epoch} without its fraction.
 *
 * <p>A state has no name of its own, so that a log's UUID is made of the file's content: the same file is the same log
 * wherever it is, and the next checkpoint's is another one.
 *
 * @see <a href="https://huggingface.co/docs/transformers/main_classes/callback#transformers.TrainerState">TrainerState</a>
 */
public final class TrainerStateImporter {

    private static final String FILE = "trainer_state.json";

    private static final Pattern CHECKPOINT = Pattern.compile("checkpoint-(\\d{1,18})");

    private TrainerStateImporter() {}

    /**
     * Finds the log of a file, or of a trainer's output directory: the state in it, or else in its newest checkpoint, which
     * has all that those before it have.
     *
     * @throws StorageException if there is none, or it cannot be read
     */
    public static Source open(Path path) {
        try {
            Path file = Files.isDirectory(path) ? within(path) : path;
            return Source.of(List.of(TrainerStateLog.of(file)), "bytes");
        } catch (IOException e) {
            throw new StorageException("could not import " + path + ": " + Failure.of(e), e);
        }
    }

    private static Path within(Path directory) throws IOException {
        if (Files.exists(directory.resolve(FILE))) {
            return directory.resolve(FILE);
        }
        try (Stream<Path> entries = Files.list(directory)) {
            Optional<Path> newest = entries.filter(entry -> step(entry) >= 0 && Files.exists(entry.resolve(FILE)))
                    .max(Comparator.comparingLong(TrainerStateImporter::step));
            return newest.orElseThrow(() ->
                            new IOException("there is no " + FILE + " in it, nor in a directory checkpoint-… of it"))
                    .resolve(FILE);
        }
    }

    /** Of a checkpoint; -1 for what is none. */
    private static long step(Path directory) {
        Matcher name = CHECKPOINT.matcher(directory.getFileName().toString());
        return name.matches() ? Long.parseLong(name.group(1)) : -1;
    }
}
