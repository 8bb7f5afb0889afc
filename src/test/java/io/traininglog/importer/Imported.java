package io.traininglog.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A database in memory with what was imported, and what the import said. */
record Imported(LogDatabase database, ImportReport report) implements AutoCloseable {

    static Imported of(Source source) {
        LogDatabase database = LogDatabase.inMemory();
        return new Imported(database, into(database, source));
    }

    static ImportReport into(LogDatabase database, Source source) {
        try (source) {
            return Import.run(source, database, Present.KEEP, Progress.NONE);
        }
    }

    List<UUID> uuids() {
        return report.imported().stream().map(ImportReport.Imported::uuid).toList();
    }

    List<String> names() {
        return report.imported().stream().map(ImportReport.Imported::name).toList();
    }

    List<String> leftOut() {
        return report.leftOut().listed();
    }

    /** The only log. */
    TrainingLog log() {
        assertThat(report.failed()).isEmpty();
        assertThat(report.imported()).hasSize(1);
        return log(0);
    }

    TrainingLog log(int index) {
        return database.open(uuids().get(index));
    }

    TrainingLog log(String name) {
        assertThat(names()).contains(name);
        return log(names().indexOf(name));
    }

    /** All entries of a log, by time. */
    Map<Long, Map<String, Object>> rows(String name) {
        try (TrainingLog log = log(name)) {
            Map<Long, Map<String, Object>> rows = new TreeMap<>();
            log.rows().forEach((time, row) -> rows.put(time, new TreeMap<>(row)));
            return rows;
        }
    }

    /** Its values of one key, by time. */
    Map<Long, Object> series(String name, String key) {
        Map<Long, Object> series = new LinkedHashMap<>();
        rows(name).forEach((time, row) -> {
            if (row.containsKey(key)) {
                series.put(time, row.get(key));
            }
        });
        return series;
    }

    Map<String, Object> status(String name) {
        try (TrainingLog log = log(name)) {
            return new LinkedHashMap<>(log.status());
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
