package io.traininglog.sql;

import io.traininglog.store.Lease;
import io.traininglog.store.StoreOptions;
import java.nio.file.Path;
import javax.sql.DataSource;

/** Stub. */
@SuppressWarnings("all")
public final class SqlStores {
    private SqlStores() {}
    /** S. */
    public static Lease open(Path p, StoreOptions o) {
        throw new IllegalStateException();
    }
    /** S. */
    public static Lease open(String p, StoreOptions o) {
        throw new IllegalStateException();
    }
    /** S. */
    public static Lease open(DataSource p, StoreOptions o) {
        throw new IllegalStateException();
    }
}
