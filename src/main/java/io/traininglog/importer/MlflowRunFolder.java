package io.traininglog.importer;

import io.traininglog.LogWriter;
import io.traininglog.Progress;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A run's folder in MLflow's file store: {@code meta.yaml}, {@code metrics}, {@code params} and {@code tags}. */
final class MlflowRunFolder implements MlflowLog.Content {

    private final Path folder;
    private final String place;
    private final MlflowRun run;
    private final Map<String, String> meta;
    private final @Nullable String experiment;
    private final LeftOut found;

    /**
     * A run.
     *
     * @param place its name for people
     * @param experiment the name of its experiment
     * @param found what was left out of it already
     */
    MlflowRunFolder(
            Path folder,
            String place,
            MlflowRun run,
            Map<String, String> meta,
            @Nullable String experiment,
            LeftOut found) {
        this.folder = folder;
        this.place = place;
        this.run = run;
        this.meta = meta;
        this.experiment = experiment;
        this.found = found;
    }

    @Override
    public long size() throws IOException {
        long size = 0;
        for (Path file : files("metrics", new LeftOut()).values()) {
            size += Files.size(file);
        }
        return size;
    }

    @Override
    public long write(LogWriter to, LeftOut leftOut, Progress progress) throws IOException {
        leftOut.addAll(found);
        MlflowStatus.write(run, meta, experiment, to, leftOut, place + "/meta.yaml");
        writeTexts("params", to, leftOut);
        writeTexts("tags", to, leftOut);
        for (String other : new String[] {"artifacts", "inputs", "outputs"}) {
            noteOther(other, leftOut);
        }
        return writeMetrics(to, leftOut, progress);
    }

    private void writeTexts(String part, LogWriter to, LeftOut leftOut) throws IOException {
        for (Map.Entry<String, Path> file : files(part, leftOut).entrySet()) {
            try {
                to.putStatus(part + "/" + file.getKey(), SmallFile.read(file.getValue()));
            } catch (SmallFile.UnfitException e) {
                leftOut.add(place(part, file.getKey()), String.valueOf(e.getMessage()));
            }
        }
    }

    private long writeMetrics(LogWriter to, LeftOut leftOut, Progress progress) throws IOException {
        Map<String, Path> files = files("metrics", leftOut);
        long total = size();
        long done = 0;
        long last = -1;
        for (Map.Entry<String, Path> file : files.entrySet()) {
            long before = done;
            LongConsumer read = bytes -> progress.report(Math.min(total, before + bytes), total);
            String key = file.getKey();
            last = Math.max(last, new MetricFile(file.getValue(), place("metrics", key), key, read).write(to, leftOut));
            done += Files.size(file.getValue());
        }
        return last;
    }

    private String place(String part, String name) {
        return place + "/" + part + "/" + name;
    }

    /** The regular files below one of the run's folders, by their names from there on, with slashes. */
    private Map<String, Path> files(String part, LeftOut leftOut) throws IOException {
        Path parent = folder.resolve(part);
        Map<String, Path> files = new TreeMap<>();
        if (!Files.exists(parent, LinkOption.NOFOLLOW_LINKS)) {
            return files;
        } else if (!Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
            leftOut.add(place + "/" + part, "expected a folder, found " + SmallFile.found(parent));
            return files;
        }
        Files.walkFileTree(parent, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = name(parent, file);
                if (!attributes.isRegularFile()) {
                    leftOut.add(place(part, name), "expected a file, found " + SmallFile.found(file));
                } else if (name.indexOf('\uFFFD') >= 0) {
                    leftOut.add(
                            place(part, name), "its name is not text in this system's encoding; try LC_ALL=C.UTF-8");
                } else {
                    files.put(name, file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private static String name(Path parent, Path file) {
        return parent.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    /** What a log has no place for. */
    private void noteOther(String part, LeftOut leftOut) throws IOException {
        Path other = folder.resolve(part);
        if (Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> files = Files.list(other)) {
                if (files.findAny().isPresent()) {
                    leftOut.add(place + "/" + part, "what is in there is not imported");
                }
            }
        }
    }
}
