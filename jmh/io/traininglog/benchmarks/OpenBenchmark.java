package io.traininglog.benchmarks;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long does a new JVM take to open a current database and read one value? */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@State(Scope.Thread)
public class OpenBenchmark {

    private static final Path FILE = Path.of(System.getProperty("java.io.tmpdir"), "traininglog-jmh-open.sqlite");

    private UUID uuid;

    /** Made by another JVM, so that this one has loaded nothing. */
    @Setup(Level.Trial)
    public void prepare() throws IOException, InterruptedException {
        Path note = FILE.resolveSibling(FILE.getFileName() + ".uuid");
        new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OpenBenchmark.class.getName(),
                        note.toString())
                .inheritIO()
                .start()
                .waitFor();
        uuid = UUID.fromString(Files.readString(note));
    }

    public static void main(String[] arguments) throws IOException {
        Files.deleteIfExists(FILE);
        try (TrainingLog log = TrainingLog.open(FILE)) {
            log.record(1, "train_cost", 0.5);
            Files.writeString(Path.of(arguments[0]), log.uuid().toString());
        }
    }

    @Benchmark
    public Object ours() {
        try (LogDatabase database = LogDatabase.open(FILE);
                TrainingLog log = database.open(uuid)) {
            return log.at(1).get("train_cost");
        }
    }

    /** An SQL object as any user of Jdbi would write it. */
    public interface Entries {

        @SqlQuery("""
                SELECT e.value FROM entries AS e JOIN lineage AS l ON l.id = e.log JOIN keys AS k ON k.id = e.key
                WHERE l.uuid = :log AND e.time = :time AND k.key = :key
                """)
        double find(String log, long time, String key);
    }

    @Benchmark
    public double plainJdbi() {
        Jdbi jdbi = Jdbi.create("jdbc:sqlite:" + FILE);
        jdbi.installPlugin(new SqlObjectPlugin());
        try (Handle handle = jdbi.open()) {
            return handle.attach(Entries.class).find(uuid.toString().replace("-", ""), 1, "train_cost");
        }
    }
}
