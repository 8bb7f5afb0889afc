package io.traininglog.importer;

import io.traininglog.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the runs in MLflow's file store: {@code mlruns/experiment/run}, and deleted experiments in {@code mlruns/.trash}.
 * Layout: {@code FileStore} in MLflow's {@code file_store.py}.
 */
final class MlflowFolders {

    private static final String TRASH = ".trash";

    /** What is in an experiment's folder and is no run. */
    private static final Set<String> NO_RUNS = Set.of("tags", "datasets", "traces", "models");

    private static final Set<String> NOT_KEPT = Set.of("datasets", "traces", "models");

    private final Path root;
    private final boolean withDeleted;
    private final LeftOut leftOut = new LeftOut();
    private final List<MlflowLog> logs = new ArrayList<>();

    private MlflowFolders(Path root, boolean withDeleted) {
        this.root = root;
        this.withDeleted = withDeleted;
    }

    /** The runs of a store, of an experiment, or the one whose folder this is. */
    static Source open(Path folder, boolean withDeleted) {
        Path root = folder.toAbsolutePath().normalize();
        MlflowFolders found = new MlflowFolders(root, withDeleted);
        try {
            found.findIn(root);
        } catch (IOException e) {
            throw new StorageException(folder + " cannot be read: " + e, e);
        }
        if (found.logs.isEmpty() && found.leftOut.count() == 0) {
            throw new StorageException(folder + " holds no runs of MLflow"
                    + (Files.isDirectory(folder.resolve("mlruns"))
                            ? "; did you mean " + folder.resolve("mlruns") + "?"
                            : ""));
        }
        return MlflowImporter.source(found.logs, "bytes", found.leftOut, () -> {});
    }

    private void findIn(Path folder) throws IOException {
        MlflowMeta meta = MlflowMeta.of(folder);
        @Nullable Path above = folder.getParent();
        if (isRun(folder, meta)) {
            addRun(folder, meta, above == null ? null : experiment(above));
        } else if (meta.fields().containsKey("experiment_id")) {
            addExperiment(folder);
        } else {
            for (Path child : children(folder)) {
                addExperiment(child);
            }
            addTrash(folder.resolve(TRASH));
        }
    }

    private void addTrash(Path trash) throws IOException {
        for (Path experiment : Files.isDirectory(trash) ? children(trash) : List.<Path>of()) {
            if (withDeleted) {
                addExperiment(experiment);
            } else {
                leftOut.add(place(experiment), "the experiment is deleted in MLflow");
            }
        }
    }

    /** One that has lost its own {@code meta.yaml} still has its runs. */
    private void addExperiment(Path folder) throws IOException {
        @Nullable String experiment = experiment(folder);
        for (Path child : children(folder)) {
            String name = String.valueOf(child.getFileName());
            MlflowMeta meta = MlflowMeta.of(child);
            if (!NO_RUNS.contains(name) && isRun(child, meta)) {
                addRun(child, meta, experiment);
            } else if (NOT_KEPT.contains(name)) {
                leftOut.add(place(child), "what is in there is not imported");
            }
        }
    }

    private static @Nullable String experiment(Path folder) {
        return MlflowMeta.of(folder).fields().get("name");
    }

    /** Where its {@code meta.yaml} does not say so, its folders do. */
    private static boolean isRun(Path folder, MlflowMeta meta) {
        return meta.runId() != null
                || Files.isDirectory(folder.resolve("metrics"))
                || Files.isDirectory(folder.resolve("params"));
    }

    private void addRun(Path folder, MlflowMeta meta, @Nullable String experiment) {
        String place = place(folder);
        if (meta.isDeleted() && !withDeleted) {
            leftOut.add(place, "the run is deleted in MLflow");
            return;
        }
        LeftOut ofRun = new LeftOut();
        if (meta.fault() != null) {
            ofRun.add(place + "/" + MlflowMeta.FILE, meta.fault() + "; what it says of the run is not kept");
        }
        String id = Objects.requireNonNullElse(meta.runId(), String.valueOf(folder.getFileName()));
        try {
            if (meta.failure() != null) {
                throw meta.failure();
            }
            MlflowRun run = run(folder, id, meta.fields());
            logs.add(new MlflowLog(run, new MlflowRunFolder(folder, place, run, meta.fields(), experiment, ofRun)));
        } catch (IOException e) {
            logs.add(new MlflowLog(
                    new MlflowRun(id, place, Optional.empty(), Optional.empty()), new UnreadableContent(e)));
        }
    }

    private static MlflowRun run(Path folder, String id, Map<String, String> meta) throws IOException {
        Path tags = folder.resolve("tags");
        String name = meta.get("run_name");
        if (name == null || name.isEmpty()) {
            name = tag(tags.resolve(MlflowRun.NAME_TAG)).orElse(id);
        }
        return new MlflowRun(
                id, name, tag(tags.resolve(MlflowRun.PARENT_TAG)), MlflowStatus.moment(meta.get("start_time")));
    }

    /** What is unfit is listed when the run is read. */
    private static Optional<String> tag(Path file) throws IOException {
        try {
            return Optional.of(SmallFile.read(file)).filter(text -> !text.isBlank());
        } catch (SmallFile.UnfitException e) {
            return Optional.empty();
        }
    }

    /** Its folders, in the order of their names, without hidden ones. */
    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(
                            child -> !String.valueOf(child.getFileName()).startsWith(".") && Files.isDirectory(child))
                    .sorted()
                    .toList();
        }
    }

    /** A path from what was asked for on, for people. */
    private String place(Path path) {
        String name = String.valueOf(root.getFileName());
        String rest = root.relativize(path).toString();
        return rest.isEmpty() ? name : name + "/" + rest;
    }
}
