package io.traininglog;

import io.traininglog.memory.MemoryStore;
import io.traininglog.sql.SqlOptions;
import io.traininglog.sql.SqlStores;
import io.traininglog.store.Lease;
import java.nio.file.Path;
import javax.sql.DataSource;

/** Where backends are wired to the face, and nowhere else. */
final class Backends {

    private Backends() {}

    static Lease inMemory() {
        return Lease.of(new MemoryStore());
    }

    static Lease open(Path file, SqlOptions options) {
        return SqlStores.open(file, options);
    }

    static Lease open(String place, SqlOptions options) {
        return SqlStores.open(place, options);
    }

    static Lease open(DataSource dataSource, SqlOptions options) {
        return SqlStores.open(dataSource, options);
    }
}
