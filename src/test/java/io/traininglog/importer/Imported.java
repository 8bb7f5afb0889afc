package io.traininglog.importer;

import io.traininglog.LogDatabase;
import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** What became of a source in a database in memory. */
final class Imported implements AutoCloseable {

    final LogDatabase database;
    final ImportReport report;

    private Imported(LogDatabase database, ImportReport report) {
        this.database = database;
        this.report = report;
    }

    static Imported of(Supplier<Source> open) {
        LogDatabase database = LogDatabase.inMemory();
        return new Imported(database, into(database, open));
    }

    static ImportReport into(LogDatabase database, Supplier<Source> open) {
        try (Source source = open.get()) {
            return Import.run(source, database, Present.KEEP, Progress.NONE);
        }
    }

    List<String> leftOut() {
        return report.leftOut().listed();
    }

    List<String> names() {
        return report.imported().stream().map(ImportReport.Imported::name).toList();
    }

    TrainingLog log(String name) {
        UUID uuid = report.imported().stream()
                .filter(log -> log.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no log " + name + " in " + report))
                .uuid();
        return database.open(uuid);
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
