package io.traininglog.importer;

import io.traininglog.eventfile.EventFiles;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Collects the event files of each directory. */
final class EventFileTree extends SimpleFileVisitor<Path> {

    /** TensorBoard follows links. */
    static final Set<FileVisitOption> LIKE_TENSORBOARD = Set.of(FileVisitOption.FOLLOW_LINKS);

    private final Map<Path, List<Path>> runs = new TreeMap<>();
    private final LeftOut leftOut;

    EventFileTree(LeftOut leftOut) {
        this.leftOut = leftOut;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && EventFiles.isEventFile(file)) {
            Path directory = file.resolveSibling("");
            runs.computeIfAbsent(directory, absent -> new ArrayList<>()).add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        leftOut.add(file.toString(), Failure.of(e));
        return FileVisitResult.CONTINUE;
    }

    /** By directory, in the order in which they are read. */
    Map<Path, List<Path>> runs() {
        runs.values()
                .forEach(files -> files.sort(
                        Comparator.comparing(file -> file.getFileName().toString())));
        return runs;
    }
}
