package io.traininglog.importer;

import io.traininglog.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the runs in MLflow's SQLite database. Tables: {@code mlflow/store/tracking/dbmodels/models.py}; older versions
 * lack some columns.
 */
final class MlflowDatabase {

    /** Read, or nothing that a run would miss. */
    private static final Set<String> KNOWN = Set.of(
            "alembic_version", "experiments", "experiment_tags", "runs", "metrics", "latest_metrics", "params", "tags");

    private final ForeignDatabase database;
    private final boolean withDeleted;
    private final LeftOut leftOut = new LeftOut();

    private MlflowDatabase(ForeignDatabase database, boolean withDeleted) {
        this.database = database;
        this.withDeleted = withDeleted;
    }

    /** The runs of a database. */
    static Source open(Path file, boolean withDeleted) {
        ForeignDatabase database = ForeignDatabase.open(file);
        try {
            return new MlflowDatabase(database, withDeleted).source();
        } catch (SQLException e) {
            database.close();
            throw new StorageException(String.valueOf(database.failure(e).getMessage()), e);
        } catch (IOException e) {
            database.close();
            throw new StorageException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private Source source() throws SQLException, IOException {
        database.require("MLflow", "runs", "run_uuid");
        database.require("MLflow", "metrics", "key", "value", "run_uuid");
        MlflowTables tables = new MlflowTables(database);
        List<MlflowLog> logs = logs(tables);
        noteOrphans();
        for (String table : database.tablesWithRows(KNOWN)) {
            leftOut.add("table " + table, "what is in there is not imported");
        }
        return MlflowImporter.source(logs, "values", leftOut, database::close);
    }

    private List<MlflowLog> logs(MlflowTables tables) throws SQLException {
        Map<String, String> parents = tags(tables, MlflowRun.PARENT_TAG);
        Map<String, String> names = tags(tables, MlflowRun.NAME_TAG);
        List<MlflowLog> logs = new ArrayList<>();
        String sql = "SELECT rowid, " + tables.text("runs", "run_uuid") + ", " + tables.text("runs", "name") + ", "
                + tables.integer("runs", "start_time") + ", " + tables.text("runs", "lifecycle_stage")
                + " FROM main.runs ORDER BY rowid";
        try (Statement statement = database.connection().createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                @Nullable String id = row.getString(2);
                if (id == null) {
                    leftOut.add("runs, row " + row.getLong(1), "its run_uuid is no text");
                } else if (!withDeleted && "deleted".equals(row.getString(5))) {
                    leftOut.add("run " + id, "it is deleted in MLflow");
                } else {
                    @Nullable String name = row.getString(3);
                    MlflowRun run = new MlflowRun(
                            id,
                            name == null || name.isEmpty() ? names.getOrDefault(id, id) : name,
                            Optional.ofNullable(parents.get(id)),
                            MlflowStatus.moment(row.getString(4)));
                    logs.add(new MlflowLog(run, new MlflowRunRows(database, tables, run)));
                }
            }
        }
        return logs;
    }

    private Map<String, String> tags(MlflowTables tables, String key) throws SQLException {
        Map<String, String> values = new HashMap<>();
        if (!tables.has("tags", "key", "value", "run_uuid")) {
            return values;
        }
        String sql = "SELECT " + tables.text("tags", "run_uuid") + ", " + tables.text("tags", "value")
                + " FROM main.tags WHERE key = '" + key + "'";
        try (Statement statement = database.connection().createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                @Nullable String run = row.getString(1);
                @Nullable String value = row.getString(2);
                if (run != null && value != null && !value.isBlank()) {
                    values.put(run, value);
                }
            }
        }
        return values;
    }

    private void noteOrphans() throws SQLException {
        String sql = "SELECT count(*) FROM main.metrics WHERE run_uuid IS NULL OR run_uuid NOT IN"
                + " (SELECT run_uuid FROM main.runs WHERE typeof(run_uuid) = 'text')";
        try (Statement statement = database.connection().createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            long count = row.next() ? row.getLong(1) : 0;
            leftOut.add("table metrics", "rows of runs that are not in table runs", count);
        }
    }
}
