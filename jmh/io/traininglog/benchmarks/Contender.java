package io.traininglog.benchmarks;

import java.nio.file.Path;

/** Who takes part in a benchmark. */
public enum Contender {
    /** This library in the heap. */
    MEMORY,
    /** This library on a SQLite file. */
    SQLITE,
    /** JDBC by hand on a SQLite file: the same tables, the same durability, statements kept. */
    JDBC;

    /**
     * An empty log.
     *
     * @param folder for files, which belong to the run
     */
    BenchmarkLog open(Path folder) {
        return switch (this) {
            case MEMORY -> new OurLog(io.traininglog.LogDatabase.inMemory());
            case SQLITE -> new OurLog(io.traininglog.LogDatabase.open(folder.resolve("runs.sqlite")));
            case JDBC -> new JdbcLog(folder.resolve("plain.sqlite"));
        };
    }
}
