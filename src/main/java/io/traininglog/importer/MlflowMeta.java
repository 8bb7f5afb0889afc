package io.traininglog.importer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A folder's {@code meta.yaml}.
 *
 * @param fields what it says; empty if it is unfit
 * @param fault why it is none of a run, or null
 * @param failure why it could not be read, or null
 */
record MlflowMeta(
        Map<String, String> fields,
        @Nullable String fault,
        @Nullable IOException failure) {

    static final String FILE = "meta.yaml";

    static MlflowMeta of(Path folder) {
        try {
            MlflowMeta meta = new MlflowMeta(MetaYaml.parse(SmallFile.read(folder.resolve(FILE))), null, null);
            return meta.runId() == null ? new MlflowMeta(meta.fields(), "it names no run", null) : meta;
        } catch (SmallFile.UnfitException e) {
            return new MlflowMeta(Map.of(), String.valueOf(e.getMessage()), null);
        } catch (YamlEngineException e) {
            return new MlflowMeta(Map.of(), "it is no YAML that MLflow writes", null);
        } catch (IOException e) {
            return new MlflowMeta(Map.of(), null, e);
        }
    }

    /** A run's id; null if there is none. */
    @Nullable
    String runId() {
        String id = fields.get("run_uuid");
        return id == null ? fields.get("run_id") : id; // older versions write the one, newer ones both
    }

    boolean isDeleted() {
        return "deleted".equals(fields.get("lifecycle_stage"));
    }
}
