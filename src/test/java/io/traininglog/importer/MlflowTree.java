package io.traininglog.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Builds a file store as MLflow writes one. */
final class MlflowTree {

    private final Path root;

    MlflowTree(Path root) throws IOException {
        this.root = root;
        write("0/meta.yaml", """
                artifact_location: file:///home/me/mlruns/0
                creation_time: 1767600000000
                experiment_id: '0'
                last_update_time: 1767600000000
                lifecycle_stage: active
                name: Default
                """);
        Files.createDirectories(root.resolve(".trash"));
    }

    Path root() {
        return root;
    }

    /** The folder of a run in experiment 0. */
    Path run(String id) {
        return root.resolve("0").resolve(id);
    }

    /** A run with nothing in it; the id is a digit that is repeated. */
    Path addRun(String digit, String name, long start) throws IOException {
        return addRun("0", digit, name, start, "active");
    }

    Path addRun(String experiment, String digit, String name, long start, String stage) throws IOException {
        String id = id(digit);
        for (String part : new String[] {"metrics", "params", "tags", "artifacts"}) {
            Files.createDirectories(root.resolve(experiment).resolve(id).resolve(part));
        }
        write(experiment + "/" + id + "/meta.yaml", """
                artifact_uri: file:///home/me/mlruns/%1$s/%2$s/artifacts
                end_time: %4$d
                entry_point_name: ''
                experiment_id: '%1$s'
                lifecycle_stage: %6$s
                run_id: %2$s
                run_name: %3$s
                run_uuid: %2$s
                source_name: ''
                source_type: 4
                source_version: ''
                start_time: %5$d
                status: 3
                tags: []
                user_id: me
                """.formatted(experiment, id, name, start + 60_000, start, stage));
        return root.resolve(experiment).resolve(id);
    }

    static String id(String digit) {
        return digit.repeat(32);
    }

    Path write(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
