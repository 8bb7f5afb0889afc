package io.traininglog.importer;

import io.traininglog.StorageException;
import io.traininglog.eventfile.EventFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The runs of a log directory of TensorBoard: each directory with event files is one, and the files are read in the order
 * of their names, as TensorBoard does. A restart makes another log, which is resumed from what came before, so that the
 * steps that the restart abandoned stay in the older log:
 *
 * <ul>
 *   <li>where a trainer noted that it starts at step <i>a</i>, as {@code SessionLog.START} or PyTorch's {@code purge_step};
 *       what is before <i>a</i> is inherited;
 *   <li>where a file takes a tag's numbers back to a step that an older file has passed; what is before that step is
 *       inherited, of each tag what is before its own, since tags may count batches or epochs. A tag that the file has at
 *       one step only, a note that is written at each start, makes no restart beside tags that go
 *       on, or have a later step.
 * </ul>
 *
 * <p>A scalar is an entry at its step, under its tag: a {@code Double} as wide as it was written and widened exactly, a
 * {@code Long} or a {@code Boolean} where the tensor holds one. A text is a {@code String}, or {@code String[]}. What a run
 * of hyperparameter tuning was started with is in the status, under {@code hparams/} and its name, and so are {@code
 * run_name} and {@code imported_from}; {@code iterations_done} is the last step. The first event's wall time is when the log
 * was created; the others' are not kept. Everything else, and every damaged record, is left out and listed.
 *
 * <p>A log's UUID is made of the name of its run's first file, that file's first wall time and the number of the restart:
 * the directory may be moved or renamed, and the run may go on. Of copies of a run below one directory, the first has that
 * UUID, and the others' are made of their names too.
 */
public final class TensorBoardImporter {

    private TensorBoardImporter() {}

    /**
     * Finds the logs of a directory and of all below it, or of one event file. Every file is read once to find the restarts,
     * in bounded memory, and once more when it is imported.
     *
     * @throws StorageException if it cannot be read, or there is no event file
     * @throws io.traininglog.MissingArtifactException without {@code com.google.protobuf:protobuf-javalite}
     */
    public static Source open(Path path) {
        EventFiles.require();
        LeftOut leftOut = new LeftOut();
        List<TensorBoardLog> logs = new ArrayList<>();
        Map<Path, List<Path>> runs = runs(path, leftOut);
        Set<List<String>> known = new HashSet<>();
        runs.forEach((directory, files) -> {
            String name = name(path, directory);
            try {
                logs.addAll(new RestartScan(name, files, known).logs());
            } catch (IOException e) {
                leftOut.add(name, "the run cannot be read: " + Failure.of(e));
            }
        });
        return new Source(logs, "bytes", leftOut, () -> {});
    }

    private static Map<Path, List<Path>> runs(Path path, LeftOut leftOut) {
        EventFileTree tree = new EventFileTree(leftOut);
        try {
            Files.walkFileTree(path, EventFileTree.LIKE_TENSORBOARD, Integer.MAX_VALUE, tree);
        } catch (IOException e) {
            throw new StorageException("could not look for event files in " + path + ": " + Failure.of(e), e);
        }
        if (tree.runs().isEmpty()) {
            throw new StorageException("there is no event file in " + path + ": its name would have 'tfevents' in it"
                    + (leftOut.count() == 0 ? "" : "; " + leftOut.listed().get(0)));
        }
        return tree.runs();
    }

    /** As TensorBoard names it: by its path from the log directory. */
    private static String name(Path path, Path directory) {
        String name = Files.isDirectory(path) ? path.relativize(directory).toString() : path.toString();
        return name.isEmpty() ? "." : name;
    }
}
