package io.traininglog;

import io.traininglog.config.Configuration;
import io.traininglog.config.Configuration.Backend;
import io.traininglog.memory.MemoryStore;
import io.traininglog.sql.DatabaseCare;
import io.traininglog.sql.SqlStores;
import io.traininglog.store.Lease;
import io.traininglog.store.StoreOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Where backends are wired to the face, and nowhere else. */
final class Backends {

    private Backends() {}

    /** The database that the configuration names; where it cannot be used, the message begins with what names it. */
    static LogDatabase configured() {
        Configuration configuration = Configuration.load();
        LogDatabase.Builder builder = LogDatabase.builder().maxBlobSize(configuration.maxBlobSize());
        if (configuration.backend() == Backend.PYTHON) {
            return builder.inMemory();
        }
        if (configuration.backend() == Backend.POSTGRESQL && configuration.journalFolder() != null) {
            builder.journalFolder(configuration.journalFolder());
        }
        String source = configuration.placeSource();
        try {
            return builder.open(configuration.place());
        } catch (StorageException e) {
            throw new StorageException(source + ": " + e.getMessage(), e);
        } catch (SchemaException e) {
            throw new SchemaException(source + ": " + e.getMessage(), e);
        } catch (UnavailableException e) {
            throw new UnavailableException(source + ": " + e.getMessage(), e);
        }
    }

    static Optional<Path> configuredFile() {
        return outOfMemory()
                .filter(configuration -> configuration.backend() == Backend.SQLITE)
                .map(configuration -> Path.of(configuration.place()));
    }

    static Optional<String> configuredPlace() {
        return outOfMemory().map(Configuration::place);
    }

    private static Optional<Configuration> outOfMemory() {
        return Optional.of(Configuration.load()).filter(configuration -> !configuration.isInMemory());
    }

    static Lease inMemory() {
        return Lease.of(new MemoryStore());
    }

    static Lease open(Path file, StoreOptions options) {
        return SqlStores.open(file, options);
    }

    static Lease open(String place, StoreOptions options) {
        return SqlStores.open(place, options);
    }

    static Lease open(DataSource dataSource, StoreOptions options) {
        return SqlStores.open(dataSource, options);
    }

    static Path realFile(Path file) {
        return DatabaseCare.realFile(file);
    }

    static DatabaseInfo info(Path file) {
        return DatabaseCare.info(file);
    }

    static MigrationReport migrate(Path file) {
        return DatabaseCare.migrate(file);
    }

    static void check(Path file, Progress progress, Consumer<? super Finding> findings) {
        DatabaseCare.check(file, progress, findings);
    }

    static VacuumReport vacuum(Path file) {
        return DatabaseCare.vacuum(file);
    }

    static QueryReport query(Path file, String sql, QueryLimits limits, QueryRows rows) {
        return DatabaseCare.query(file, sql, limits, rows);
    }
}
