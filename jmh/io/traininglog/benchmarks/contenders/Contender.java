package io.traininglog.benchmarks.contenders;

import static io.traininglog.benchmarks.contenders.Ability.BULK;
import static io.traininglog.benchmarks.contenders.Ability.GET;
import static io.traininglog.benchmarks.contenders.Ability.ITERATE;
import static io.traininglog.benchmarks.contenders.Ability.PUT;
import static io.traininglog.benchmarks.contenders.Ability.ROW;
import static io.traininglog.benchmarks.contenders.Ability.SERIES;
import static io.traininglog.benchmarks.contenders.Ability.STEP;
import static io.traininglog.benchmarks.contenders.Ability.STREAM;
import static io.traininglog.benchmarks.contenders.Ability.STREAM_VALUES;
import static io.traininglog.benchmarks.contenders.Ability.THIN;
import static io.traininglog.benchmarks.contenders.Ability.VALUE;

import io.traininglog.LogDatabase;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.deeplearning4j.ui.model.storage.InMemoryStatsStorage;
import org.deeplearning4j.ui.model.storage.sqlite.J7FileStatsStorage;

/** Who takes part, and in what. */
@SuppressWarnings("ImmutableEnumChecker") // nobody changes the sets, and the functions keep nothing
public enum Contender {
    /** This library on a SQLite file. */
    SQLITE(
            "ours",
            Place.FILE,
            EnumSet.allOf(Ability.class),
            folder -> new OurLog(LogDatabase.open(folder.resolve("runs.sqlite")))),
    JDBC("plain JDBC", Place.FILE, Abilities.STORE, folder -> new JdbcLog(folder.resolve("plain.sqlite"))),
    JDBC_BATCH(
            "JDBC, batches of 1,000",
            Place.FILE,
            EnumSet.of(STREAM, STREAM_VALUES),
            folder -> new JdbcBatchLog(folder.resolve("batch.sqlite"))),
    MVSTORE("H2 MVStore", Place.FILE, Abilities.STORE, folder -> new MvStoreLog(folder.resolve("plain.mv.db"))),
    ROCKSDB("RocksDB", Place.FILE, Abilities.STORE, folder -> new RocksLog(folder.resolve("rocks"))),
    XODUS("Xodus", Place.FILE, Abilities.STORE, folder -> new XodusLog(folder.resolve("xodus"))),
    TENSORBOARD("TensorBoard file", Place.FILE, Abilities.APPENDED_FILE, TensorBoardLog::new),
    RAW("raw records", Place.FILE, Abilities.APPENDED_FILE, folder -> new RawLog(folder.resolve("plain.records"))),
    DL4J_FILE(
            "DL4J, SQLite",
            Place.FILE,
            EnumSet.of(STEP, GET, ROW),
            folder -> new Dl4jLog(
                    new J7FileStatsStorage(folder.resolve("dl4j.sqlite").toFile()))),

    /** This library on a PostgreSQL server. */
    POSTGRES("ours", Place.SERVER, Abilities.SERVER, PostgresTrainingLog::create),
    PLAIN_POSTGRES("plain pgjdbc", Place.SERVER, Abilities.SERVER, folder -> PlainPostgres.create()),

    /** This library in the heap. */
    MEMORY("ours", Place.HEAP, EnumSet.allOf(Ability.class), folder -> new OurLog(LogDatabase.inMemory())),
    SKIP_LIST(
            "skip list of hash maps",
            Place.HEAP,
            EnumSet.of(STEP, VALUE, PUT, GET, ROW, SERIES, ITERATE),
            folder -> new HeapMapsLog(new ConcurrentSkipListMap<>())),
    HASH_MAP(
            "hash map of hash maps",
            Place.HEAP,
            EnumSet.of(STEP, VALUE, PUT, GET, ROW),
            folder -> new HeapMapsLog(new HashMap<>())),
    DJL("DJL Metrics", Place.HEAP, EnumSet.of(STEP, VALUE, SERIES), folder -> new DjlLog()),
    DL4J_HEAP(
            "DL4J, in memory",
            Place.HEAP,
            EnumSet.of(STEP, GET, ROW),
            folder -> new Dl4jLog(new InMemoryStatsStorage()));

    private enum Place {
        FILE,
        SERVER,
        HEAP
    }

    /** What several can do. */
    private static final class Abilities {

        /** Who streams in rows of its own accord gains nothing by steps: values singly would be the same question. */
        static final Set<Ability> STORE = EnumSet.of(STEP, VALUE, PUT, STREAM, GET, ROW, SERIES, THIN, ITERATE);

        static final Set<Ability> SERVER = EnumSet.of(STEP, STREAM, BULK, GET, ROW, SERIES, ITERATE);

        static final Set<Ability> APPENDED_FILE = EnumSet.of(STEP, VALUE, STREAM, STREAM_VALUES, ITERATE);
    }

    private final String label;
    private final Place place;
    private final Set<Ability> abilities;
    private final Function<Path, ContenderLog> opener;

    Contender(String label, Place place, Set<Ability> abilities, Function<Path, ContenderLog> opener) {
        this.label = label;
        this.place = place;
        this.abilities = abilities;
        this.opener = opener;
    }

    /** The name in tables. */
    public String label() {
        return label;
    }

    public boolean can(Ability ability) {
        return abilities.contains(ability);
    }

    public boolean isInHeap() {
        return place == Place.HEAP;
    }

    public boolean isOnServer() {
        return place == Place.SERVER;
    }

    /** The most steps that it stores in reasonable time and room; a question about more is asked of these. */
    public int mostSteps() {
        return switch (this) {
            case DL4J_FILE -> 1_000;
            case DL4J_HEAP -> 100_000;
            default -> Integer.MAX_VALUE;
        };
    }

    /**
     * An empty log.
     *
     * @param folder for files; the caller deletes it
     */
    public ContenderLog open(Path folder) {
        return opener.apply(folder);
    }

    /**
     * A log on the server, of those that {@link ServerLogs} has filled.
     *
     * @param folder for files; the caller deletes it
     */
    public ContenderLog openFilled(Path folder, int count, Steps steps) {
        return switch (this) {
            case POSTGRES -> PostgresTrainingLog.open(folder, ServerLogs.uuid(count));
            case PLAIN_POSTGRES -> PlainPostgres.open(ServerLogs.uuid(count), steps);
            default -> throw new IllegalArgumentException(this + " is not on the server");
        };
    }
}
