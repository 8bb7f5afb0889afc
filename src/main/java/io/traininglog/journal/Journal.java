package io.traininglog.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The journal that this process keeps beside a database: what is appended survives the death of the process at once,
 * and a power cut once it is {@linkplain #force() forced}.
 *
 * <p>Records are appended to generations, one after the other: when one is full or old, it goes to the database while
 * the {@linkplain #next() next} takes what comes. Whoever brings a generation to the database notes its number there, by
 * the journal's {@linkplain #id() id} and in the same transaction, and then {@linkplain #drained tells} the journal.
 * Reading one's own records back is no part of this: the journal is read by {@linkplain Orphans those who come after}.
 *
 * <p>Appending, {@link #next()} and the journal's end are for one thread at a time; the rest is safe for threads beside
 * that one. A journal that is closed answers with a {@link JournalClosedException}. The file must lie on a local disk. On file systems that never overwrite in place (Btrfs, ZFS) a disk that
 * fills up in the wrong moment may still end in an InternalError.
 */
public final class Journal implements AutoCloseable {

    /** The size of one of the two areas, in bytes, unless another is wanted: 250,000 single numbers. */
    public static final int AREA_SIZE = 8 << 20;

    /** How far ahead pages are prepared, in bytes. */
    private static final int AHEAD = MappedFile.STEP;

    private final MappedFile file;
    private final Appender appender;
    private final GroupForce force;
    private final AtomicLong drained = new AtomicLong();
    private volatile Generation current;
    private boolean isClosed;

    private Journal(MappedFile file) {
        this.file = file;
        this.current = begin(1, null);
        this.appender = new Appender(file, current);
        this.force = new GroupForce(file, () -> current);
    }

    /**
     * A new journal beside this database, with the permissions that the database has.
     *
     * @param database its real path
     * @param areaSize a multiple of 4096; a record takes at most a quarter of it
     * @throws JournalException if the file cannot be made, locked or mapped
     */
    public static Journal create(Path database, int areaSize) {
        Layout layout = new Layout(areaSize);
        try {
            return Uninterrupted.call(() -> new Journal(MappedFile.create(database, layout)));
        } catch (IOException e) {
            throw new JournalException("there can be no journal beside " + database + ": " + e.getMessage(), e);
        }
    }

    /** Whether a journal's file is beside this database, whoever has it. Where that cannot be seen it is. */
    public static boolean isThere(Path database, long id) {
        return !Files.notExists(JournalName.of(database, id), LinkOption.NOFOLLOW_LINKS);
    }

    public Path file() {
        return file.path();
    }

    /** What the database knows this journal by. */
    public long id() {
        return file.header().id();
    }

    public Appender appender() {
        return appender;
    }

    /** The number of the generation that is appended to. The first is 1. */
    public long generation() {
        return current.number();
    }

    /** Whether nothing has been appended to the current generation, not even a name. */
    public boolean isEmpty() {
        return used() == 0;
    }

    /** How many bytes of records the current generation holds. */
    public int used() {
        Generation generation = current;
        return generation.end() - file.layout().firstRecord(generation.area());
    }

    /**
     * Begins the next generation, which overwrites the one before the current.
     *
     * @return false if that one is not {@linkplain #drained drained} yet; then nothing has changed
     */
    public boolean next() {
        file.checkOpen();
        Generation ended = current;
        if (drained.get() < ended.number() - 1) {
            return false;
        }
        current = begin(ended.number() + 1, ended);
        appender.begin(current);
        return true;
    }

    private Generation begin(long number, @Nullable Generation previous) {
        int area = Layout.area(number);
        int start = file.layout().start(area);
        new AreaHead(number, previous == null ? 0 : previous.end())
                .write(file.bytes(), start, file.header().id());
        return new Generation(number, file.layout(), previous);
    }

    /**
     * Notes that the database has this generation and all before it. Where the database is to survive a power cut, it
     * does so by then: this journal soon has the generation no more.
     */
    public void drained(long generation) {
        drained.accumulateAndGet(generation, Math::max);
    }

    /**
     * Returns once all that was appended before this call is on disk, as far as it was not drained before. Threads that
     * call it at once share what it costs.
     *
     * @throws JournalException if the system cannot write it; all later calls fail as well
     */
    public void force() {
        force.force();
    }

    /** How often it went to disk. */
    long forces() {
        return force.count();
    }

    Generation current() {
        return current;
    }

    boolean hasDrained(Generation generation) {
        return drained.get() >= generation.number();
    }

    /**
     * Gets the pages ready that are written next, so that the thread that appends need not wait for them: to be called
     * by another, now and then while records are appended.
     *
     * @throws JournalException if the disk has no room
     */
    public void prepare() {
        Generation generation = current;
        prepare(generation.area(), generation.end());
        prepare(1 - generation.area(), file.layout().start(1 - generation.area()));
    }

    private void prepare(int area, int from) {
        int to = Math.min(file.layout().end(area), from + AHEAD);
        file.fill(area, to);
        file.touch(from, to);
    }

    /** Ends it and keeps the file, for whoever opens the database next. */
    @Override
    public void close() {
        end(file::close);
    }

    /** Ends it and deletes the file: all generations are in the database. */
    public void closeAndDelete() {
        end(file::delete);
    }

    private void end(Ending ending) {
        if (isClosed) {
            return;
        }
        isClosed = true;
        appender.end();
        force.between(() -> {
            try {
                ending.run();
            } catch (IOException e) {
                throw new JournalException(file.path() + " cannot be closed: " + e.getMessage(), e);
            }
        });
    }

    private interface Ending {
        void run() throws IOException;
    }
}
