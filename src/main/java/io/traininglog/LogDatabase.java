package io.traininglog;

import io.traininglog.store.LogRecord;
import io.traininglog.store.Sealing;
import io.traininglog.store.StoreOptions;
import io.traininglog.store.Uuids;
import io.traininglog.value.ValueCodec;
import io.traininglog.value.fst.AllowList;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database of training logs: a SQLite file, a PostgreSQL database or an in-memory store.
 *
 * <p>Opening a database that Python's Blocks or an older version of this library wrote upgrades it: a file after a backup
 * beside it, on a server all in one transaction. A newer one is refused with a {@link SchemaException}. Safe for threads,
 * for processes that share the file and for machines that share the server. Handles may be closed in any order: the
 * database closes with its last one, be it this or a log's.
 */
public final class LogDatabase implements AutoCloseable {

    private final Handle handle;

    LogDatabase(Handle handle) {
        this.handle = handle;
    }

    Handle handle() {
        return handle;
    }

    /**
     * The database that the configuration names: {@code .blocksrc}, environment, system properties. Without any it is a
     * new one in the heap.
     *
     * @throws ConfigurationException if the configuration has an unknown key or a value of the wrong type
     */
    public static LogDatabase open() {
        return Backends.configured();
    }

    /**
     * The SQLite file that the configuration names; empty where it names a log in memory or a PostgreSQL database.
     *
     * @throws ConfigurationException if the configuration has an unknown key or a value of the wrong type
     */
    public static Optional<Path> configuredFile() {
        return Backends.configuredFile();
    }

    /**
     * What the configuration names, as {@link #open(String)} takes it: a SQLite file's path or the URL of a PostgreSQL
     * database, which may hold a password and is not to be shown. Empty where it names a log in memory.
     *
     * @throws ConfigurationException if the configuration has an unknown key or a value of the wrong type
     */
    public static Optional<String> configuredPlace() {
        return Backends.configuredPlace();
    }

    /** A SQLite database; created or upgraded as needed. */
    public static LogDatabase open(Path file) {
        return builder().open(file);
    }

    /**
     * A database by its place: a path, {@code :memory:} or a JDBC URL, {@code jdbc:sqlite:…} or {@code
     * jdbc:postgresql://HOST:PORT/DATABASE}; created or upgraded as needed, but for the PostgreSQL database itself, which
     * must be there. User and password of that come from the URL, else from {@code PGUSER}, {@code PGPASSWORD} and {@code
     * ~/.pgpass}; no message shows them. A server that is away is waited for as long as {@link Builder#busyWait} says.
     *
     * @throws UnavailableException if the server cannot be reached within that time
     * @throws StorageException if it is no such place, or the server refuses the user, the password or the database
     * @throws SchemaException if the database is newer than this library, or has tables of another program's by our names
     * @throws ReadOnlyException if the user may not write there, or would have to make the tables and may not
     * @throws MissingArtifactException if the driver or the pool for PostgreSQL is not on the class path
     */
    public static LogDatabase open(String place) {
        return builder().open(place);
    }

    /**
     * A SQLite or PostgreSQL database whose connections come from elsewhere; closing the database leaves the source open.
     * Up to nine connections are held while it is in use, and one or two more while it opens: a pool must have as many to
     * give.
     *
     * <p>Of SQLite, their {@code busy_timeout} and {@code synchronous} stay as this library sets them. With {@link
     * Builder#readOnly()} this library writes nothing, but such a connection, when it closes, may move into the file what
     * others had committed to its write-ahead log. Of PostgreSQL, none is held after some seconds without use, and each
     * goes back with nothing set but autocommit.
     *
     * @throws StorageException if it gives no connection, or one to another kind of database
     * @throws MissingArtifactException if an artifact for PostgreSQL is not on the class path
     */
    public static LogDatabase open(DataSource dataSource) {
        return builder().open(dataSource);
    }

    /** A database in the heap, for as long as a handle of it is open. */
    public static LogDatabase inMemory() {
        return builder().inMemory();
    }

    /** Everything that can be chosen about a database. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where it is, for people: a file's path, or a server's address without user and password. */
    public String description() {
        return handle.store().description();
    }

    /** A new log. */
    public TrainingLog create() {
        Handle another = handle.another();
        try {
            return TrainingLog.create(another);
        } catch (RuntimeException e) {
            another.close();
            throw e;
        }
    }

    /**
     * An old log.
     *
     * @throws NoSuchLogException if it is not there
     */
    public TrainingLog open(UUID log) {
        return TrainingLog.openAnother(handle, Objects.requireNonNull(log, "log"));
    }

    /**
     * A new log that goes on from a checkpoint: {@link TrainingLog#resumeAt resumeAt} of its time in its log.
     *
     * @throws NoSuchLogException if that log is not here
     */
    public TrainingLog resume(Checkpoint checkpoint) {
        try (TrainingLog log = open(checkpoint.uuid())) {
            return log.resumeAt(checkpoint.time());
        }
    }

    /** Every log, newest first; those of unknown age last, children before parents. */
    public List<LogSummary> logs() {
        return new Summaries(handle).all();
    }

    /** The first of {@link #logs()}, without looking at the others. */
    public Optional<LogSummary> newest() {
        return new Summaries(handle).newest();
    }

    /**
     * The log whose UUID begins with these hexadecimal digits.
     *
     * @throws AmbiguousPrefixException if several do
     */
    public Optional<LogSummary> find(String uuidPrefix) {
        String prefix = uuidPrefix.replace("-", "").toLowerCase(Locale.ROOT);
        List<UUID> found = handle.store()
                .read(snapshot -> snapshot.logs().stream()
                        .map(LogRecord::uuid)
                        .filter(uuid -> Uuids.hex(uuid).startsWith(prefix))
                        .toList());
        if (found.size() > 1) {
            throw new AmbiguousPrefixException("'" + uuidPrefix + "' begins the UUIDs of " + found.size() + " logs: "
                    + String.join(", ", found.stream().limit(20).map(Uuids::hex).toList())
                    + (found.size() > 20 ? ", …" : "") + "; give more digits");
        }
        return found.stream().findFirst().flatMap(uuid -> new Summaries(handle).of(uuid));
    }

    /**
     * Makes a log of what another tool recorded, in one transaction: nobody sees it before it is whole, and if the content
     * throws, it was never there. Its status is that of a new log, until the content puts something else. While it is
     * written, other changes of the database wait, but for what trainers append to their journals.
     *
     * @param content writes entries and status; must not use this database otherwise
     * @throws LogExistsException if a log with that UUID is here
     * @throws NoSuchLogException if it was resumed from one that is not
     * @throws UnavailableException also if the connection to a server breaks meanwhile: the content is not asked again
     */
    public void importLog(LogOrigin origin, Consumer<? super LogWriter> content) {
        new NewLogs(handle).write(Objects.requireNonNull(origin, "origin"), Objects.requireNonNull(content, "content"));
    }

    /**
     * Like {@link #importLog} for several logs in one transaction, where those that are here give way, with all that they
     * hold: if the content of one throws, everything stays as it was.
     *
     * @param origins parents before those that were resumed from them
     * @param content writes the entries and the status of each; must not use this database otherwise
     * @throws LogExistsException if two of them have one UUID
     * @throws LogInUseException if another log descends from one that is here
     * @throws NoSuchLogException if one was resumed from a log that is neither here nor before it
     * @throws UnavailableException also if the connection to a server breaks meanwhile: the content is not asked again
     */
    public void replaceLogs(List<LogOrigin> origins, BiConsumer<? super LogOrigin, ? super LogWriter> content) {
        new NewLogs(handle).replace(List.copyOf(origins), Objects.requireNonNull(content, "content"));
    }

    /**
     * Copies one log, as it is at one moment, from another database into this one, in one transaction: with its UUID, its
     * place in the lineage, its tombstones and its status, every value bit for bit, also what cannot be read. Copy its
     * ancestors first.
     *
     * @param progress in entries
     * @throws NoSuchLogException if the log is not there, or the one that it was resumed from is not here
     * @throws LogExistsException if it is here
     */
    public void copy(LogDatabase from, UUID log, Progress progress) {
        new NewLogs(handle).copy(from, Objects.requireNonNull(log, "log"), progress);
    }

    /**
     * Copies logs as {@link #copy} does, parents first, each in a transaction of its own. A log that is here already stays
     * as it is, so that a copy that was interrupted is run again and goes on; where it differs from the one there, which
     * may have gone on since, that is reported, and none that inherits from it is copied, unless it is {@linkplain
     * CopyOptions#replacing() replaced}.
     *
     * <p>While a log is copied, other changes of this database wait, as in {@link #importLog}. Two databases in memory must
     * not be copied into each other at the same time: each copy would wait for the other.
     *
     * @param progress in entries
     * @throws NoSuchLogException if one of the chosen logs is not there
     * @throws StorageException if one of the databases fails; the logs that were copied by then stay
     */
    public CopyReport copyAll(LogDatabase from, CopyOptions options, Progress progress) {
        return new CopyRun(from, this, options, false, progress).run();
    }

    /** What {@link #copyAll} would report now. Changes nothing, and so takes a database that was opened to read only. */
    public CopyReport rehearseCopy(LogDatabase from, CopyOptions options) {
        return new CopyRun(from, this, options, true, Progress.NONE).run();
    }

    /**
     * Deletes a log with all its entries, atomically. Other handles of it then throw {@link NoSuchLogException}.
     *
     * @throws NoSuchLogException if it is not there
     * @throws LogInUseException if another log descends from it
     */
    public void delete(UUID log) {
        handle.store().write(transaction -> {
            LogRecord record = transaction.log(log);
            if (record == null || !transaction.lock(record.id())) {
                throw NoSuchLogException.of(log, handle.store());
            }
            if (transaction.hasChildren(record.id())) {
                throw new LogInUseException("log " + Uuids.hex(log)
                        + " cannot be deleted: others were resumed from it; delete those first");
            }
            transaction.delete(record.id());
            return true;
        });
    }

    /** Gives this handle back; logs that were opened from it stay open. The second call does nothing. */
    @Override
    public void close() {
        handle.close();
    }

    /**
     * What can be chosen about a database, and the ways to open it. Not safe for threads; may be used again.
     */
    public static final class Builder {

        private Durability durability = Durability.PROCESS_DEATH;
        private Duration busyWait = Duration.ofSeconds(30);
        private int maxBlobSize = 4096;
        private boolean readOnly;
        private Sealing sealing = Sealing.USUAL;
        private @Nullable Boolean columns;
        private @Nullable Path journalFolder;
        private final Set<String> allowed = new LinkedHashSet<>();
        private final Map<Class<?>, ToDoubleFunction<Object>> scalars = new LinkedHashMap<>();

        private Builder() {}

        /** What a write survives; {@link Durability#PROCESS_DEATH} unless set. */
        public Builder durability(Durability durability) {
            this.durability = Objects.requireNonNull(durability, "durability");
            return this;
        }

        /**
         * Allows objects of these classes, their nested classes and all in these packages and their sub-packages to be
         * stored and read. Nothing else is ever instantiated, but for what the library knows itself.
         *
         * @throws IllegalArgumentException if a name is blank or the JDK's
         */
        public Builder allow(String... classesOrPackages) {
            for (String name : classesOrPackages) {
                allowed.add(AllowList.check(name));
            }
            return this;
        }

        /** Stores objects of this class, and of its subclasses, as the number that the adapter makes of them. */
        public <T> Builder scalar(Class<T> type, ToDoubleFunction<? super T> adapter) {
            Objects.requireNonNull(adapter, "adapter");
            scalars.put(Objects.requireNonNull(type, "type"), value -> adapter.applyAsDouble(type.cast(value)));
            return this;
        }

        /**
         * How long a call waits while another process holds the database, or its server is away; 30 seconds unless set.
         *
         * @throws IllegalArgumentException if it is negative or longer than 24 days
         */
        public Builder busyWait(Duration wait) {
            if (wait.isNegative() || wait.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) > 0) {
                throw new IllegalArgumentException("the busy wait must be from 0 to 24 days, not " + wait);
            }
            busyWait = wait;
            return this;
        }

        /**
         * The size above which a stored object is warned of, once for each log and key; 4096 unless set.
         *
         * @param bytes ≥ 0
         */
        public Builder maxBlobSize(int bytes) {
            if (bytes < 0) {
                throw new IllegalArgumentException("max_blob_size must not be negative, not " + bytes);
            }
            maxBlobSize = bytes;
            return this;
        }

        /**
         * Refuses every write with a {@link ReadOnlyException}, and never changes the database; a PostgreSQL user needs no
         * more than to read it. Only the connections of a data source to a file, when they close, may move into it what
         * others had committed to its write-ahead log.
         */
        public Builder readOnly() {
            readOnly = true;
            return this;
        }

        /**
         * Whether a SQLite database keeps history that no longer changes as columns, which is smaller and quicker to read,
         * or every entry as a row, which any tool reads. It holds for this database until it is set otherwise, and what is
         * there is changed when the database is opened. Columns unless set.
         */
        public Builder columns(boolean on) {
            columns = on;
            return this;
        }

        /**
         * Where this process keeps the journal of a database on a server: what was written and is not there yet. What a
         * process that died left in it, the next one that opens the database with this folder brings there. Must be on a
         * disk of this machine, since it is mapped into memory; is created with the first journal. Unless set, {@code
         * $XDG_STATE_HOME/traininglog}, or {@code ~/.local/state/traininglog} where that variable names no absolute path.
         * A SQLite database's journal is beside its file.
         */
        public Builder journalFolder(Path folder) {
            journalFolder = folder.toAbsolutePath();
            return this;
        }

        /** For tests, which would have to write much before anything is sealed. */
        Builder sealing(Sealing when) {
            sealing = when;
            return this;
        }

        /** A SQLite database; created or upgraded as needed. */
        public LogDatabase open(Path file) {
            return new LogDatabase(new Handle(Backends.open(file, options()), codec(), maxBlobSize));
        }

        /** A database by its place: a path, {@code :memory:} or a JDBC URL; see {@link LogDatabase#open(String)}. */
        public LogDatabase open(String place) {
            return new LogDatabase(new Handle(Backends.open(place, options()), codec(), maxBlobSize));
        }

        /** A database whose connections come from elsewhere; see {@link LogDatabase#open(DataSource)}. */
        public LogDatabase open(DataSource dataSource) {
            return new LogDatabase(new Handle(Backends.open(dataSource, options()), codec(), maxBlobSize));
        }

        /** A database in the heap, for as long as a handle of it is open. */
        public LogDatabase inMemory() {
            if (readOnly) {
                throw new IllegalStateException("a new database in memory that is read only would stay empty");
            }
            return new LogDatabase(new Handle(Backends.inMemory(), codec(), maxBlobSize));
        }

        private StoreOptions options() {
            return new StoreOptions(durability, busyWait, readOnly, sealing, columns, journalFolder);
        }

        private ValueCodec codec() {
            return new ValueCodec(scalars, allowed);
        }
    }
}
