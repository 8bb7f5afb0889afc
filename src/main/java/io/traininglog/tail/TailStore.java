package io.traininglog.tail;

import io.traininglog.ClosedException;
import io.traininglog.Durability;
import io.traininglog.StorageException;
import io.traininglog.store.DatabaseState;
import io.traininglog.store.Found;
import io.traininglog.store.FoundRow;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Snapshot;
import io.traininglog.store.Step;
import io.traininglog.store.Store;
import io.traininglog.store.StoreOptions;
import io.traininglog.store.Transaction;
import io.traininglog.value.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store whose newest entries are in a journal and on their way to another store: they are safe from the death of the
 * process as soon as they are appended, and one commit brings many. Readers see both. Whoever changes anything otherwise
 * brings them there first.
 */
public final class TailStore implements Store {

    private final JournalPlace place;
    private final Store store;
    private final StoreOptions options;
    private final Tail tail;
    private volatile boolean isClosing;

    private TailStore(JournalPlace place, Store store, StoreOptions options) {
        this.place = place;
        this.store = store;
        this.options = options;
        this.tail = Tails.take(place);
        try {
            if (!options.readOnly()) {
                tail.add(store, options);
            }
        } catch (RuntimeException e) {
            Tails.giveBack(place);
            throw e;
        }
    }

    /**
     * Puts a tail before a store, which it closes with itself. What processes that are gone left in their journals goes
     * to the store first.
     *
     * @param place where the journals of the store's database lie
     * @throws StorageException if a journal cannot be read
     */
    public static Store before(Store store, JournalPlace place, StoreOptions options) {
        if (!options.readOnly()) {
            Recovery.recover(place, store, options.busyWait());
        }
        return new TailStore(place, store, options);
    }

    @Override
    public Found find(long log, long time, String key) {
        Newer newer = newer(log, time, key);
        if (newer.cell() != null) {
            return new Found(tail.revision(), newer.cell());
        }
        Found arrived = findNearby(newer, log, time, key);
        return arrived != null ? arrived : seen(store.find(log, time, key));
    }

    @Override
    public Found findInherited(long log, long time, String key) {
        Newer newer = newer(log, time, key);
        Found arrived = findNearby(newer, log, time, key);
        Found found = arrived != null ? arrived : seen(store.findInherited(log, time, key));
        return newer.cell() != null ? new Found(found.revision(), newer.cell()) : found;
    }

    private Newer newer(long log, long time, String key) {
        return tail.hasAny() ? tail.reading().cell(log, time, key) : Newer.NOTHING;
    }

    /** What the database has with what is on its way there, or got only just; null if it is to be asked itself. */
    private @Nullable Found findNearby(Newer newer, long log, long time, String key) {
        if (newer.equals(Newer.IN_DOUBT)) {
            return read(
                    tail.reading()::leaving, snapshot -> new Found(snapshot.revision(), snapshot.cell(log, time, key)));
        }
        return tail.reading().arrivedCell(log, time, key);
    }

    private Found seen(Found found) {
        tail.saw(found.revision());
        return found;
    }

    /** Reads again when what is newer than the database went there in the meantime: else a row might be torn. */
    @Override
    public FoundRow findRow(long log, long time) {
        while (true) {
            long version = tail.version();
            Map<String, Cell> newest = tail.hasAny() ? tail.reading().row(log, time) : Map.of();
            FoundRow found = tail.reading().arrivedRow(log, time);
            if (found == null) {
                found = store.findRow(log, time);
                tail.saw(found.revision());
            }
            if (tail.isChanging()) {
                return read(snapshot -> new FoundRow(snapshot.revision(), snapshot.row(log, time)));
            } else if (tail.version() == version) {
                found.cells().putAll(newest);
                return found;
            }
        }
    }

    @Override
    public Found findStatus(long log, String key) {
        Newer newer = tail.hasAny() ? tail.reading().status(log, key) : Newer.NOTHING;
        if (!newer.isThere()) {
            Found found = store.findStatus(log, key);
            tail.saw(found.revision());
            return found;
        }
        return newer.cell() != null
                ? new Found(tail.revision(), newer.cell())
                : read(snapshot -> new Found(snapshot.revision(), snapshot.status(log, key)));
    }

    @Override
    public <T> T read(Function<? super Snapshot, T> query) {
        return read(this::newest, query);
    }

    /** Reads again when the journal ended in the meantime: then a snapshot does not tell which of it are in there. */
    private <T> T read(Supplier<Newest> over, Function<? super Snapshot, T> query) {
        List<T> answer = new ArrayList<>(1);
        while (answer.isEmpty()) {
            Newest newest = over.get();
            store.read(snapshot -> isAnswered(newest, snapshot, query, answer));
        }
        return answer.get(0);
    }

    private <T> boolean isAnswered(
            Newest newest, Snapshot snapshot, Function<? super Snapshot, T> query, List<T> answer) {
        tail.saw(snapshot.revision());
        boolean isKnown = newest.isNothing() || tail.goesOnWith(newest.journal());
        return isKnown && answer.add(query.apply(newest.over(snapshot)));
    }

    @Override
    public <T> @Nullable T readSoon(Function<? super Snapshot, T> query) {
        List<T> answer = new ArrayList<>(1);
        while (answer.isEmpty()) {
            Newest newest = newest();
            if (store.readSoon(snapshot -> isAnswered(newest, snapshot, query, answer)) == null) {
                return null;
            }
        }
        return answer.get(0);
    }

    private Newest newest() {
        return tail.hasAny() ? tail.reading().newest() : Newest.NOTHING;
    }

    @Override
    public <T> T write(Function<? super Transaction, T> change) {
        return write(change, Store::write);
    }

    @Override
    public <T> T writeOnce(Function<? super Transaction, T> change) {
        return write(change, Store::writeOnce);
    }

    private <T> T write(Function<? super Transaction, T> change, Draining.Way<T> way) {
        if (options.readOnly()) {
            return way.write(store, change);
        }
        long[] revision = new long[1];
        T result = tail.draining().write(store, options, way, transaction -> {
            T changed = change.apply(transaction);
            revision[0] = transaction.revision();
            return changed;
        });
        tail.saw(revision[0]);
        return result;
    }

    @Override
    public boolean put(LogRecord log, long revision, long time, String key, double number) {
        return !options.readOnly() && changed(log, tail.appending().put(log, revision, time, key, number, options));
    }

    @Override
    public boolean putAll(LogRecord log, long revision, long time, Step step) {
        return !options.readOnly() && changed(log, tail.appending().putAll(log, revision, time, step, options));
    }

    @Override
    public @Nullable Found exchange(LogRecord log, long revision, long time, String key, Cell cell) {
        if (options.readOnly()) {
            return null;
        }
        Found before = tail.appending().exchange(log, revision, time, key, cell, options, store);
        changed(log, before != null);
        return before;
    }

    @Override
    public boolean addToStatus(LogRecord log, long revision, String key, long delta) {
        return !options.readOnly()
                && changed(log, tail.appending().addToStatus(log, revision, key, delta, options, store));
    }

    private boolean changed(LogRecord log, boolean is) {
        if (is) {
            store.state().changed();
            if (options.durability() == Durability.POWER_LOSS) {
                tail.force(log.id(), store);
                if (isClosing) { // then what was forced may be the next journal
                    throw new ClosedException(description() + " was closed while this was being written, which perhaps"
                            + " survives no power cut");
                }
            }
        }
        return is;
    }

    @Override
    public boolean spansLogs() {
        return store.spansLogs();
    }

    @Override
    public long dataVersion() {
        return store.dataVersion();
    }

    @Override
    public DatabaseState state() {
        return store.state();
    }

    @Override
    public void force() {
        tail.draining().drain(store, options.busyWait());
        store.force();
    }

    @Override
    public String description() {
        return store.description();
    }

    @Override
    public void close() {
        isClosing = true;
        try (store) {
            try {
                if (!options.readOnly()) {
                    tail.remove(store, options);
                }
            } finally {
                Tails.giveBack(place);
            }
        }
    }
}
