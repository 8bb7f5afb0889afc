package io.traininglog.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.traininglog.LogDatabase;
import io.traininglog.Progress;
import io.traininglog.TrainingLog;
import java.util.List;
import java.util.UUID;

/** A database in memory with what was imported, and what the import said. */
record ImportedLogs(LogDatabase database, ImportReport report) implements AutoCloseable {

    static ImportedLogs of(Source source) {
        LogDatabase database = LogDatabase.inMemory();
        try (source) {
            return new ImportedLogs(database, Import.run(source, database, Present.KEEP, Progress.NONE));
        }
    }

    TrainingLog log(int index) {
        return database.open(report.imported().get(index).uuid());
    }

    /** The only log. */
    TrainingLog log() {
        assertThat(report.failed()).isEmpty();
        assertThat(report.imported()).hasSize(1);
        return log(0);
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

    @Override
    public void close() {
        database.close();
    }
}
