package io.traininglog.tail;

import io.traininglog.journal.Append;
import io.traininglog.journal.Appender;
import io.traininglog.journal.Journal;
import io.traininglog.journal.JournalException;
import io.traininglog.store.Found;
import io.traininglog.store.LogRecord;
import io.traininglog.store.Step;
import io.traininglog.store.Store;
import io.traininglog.store.StoreOptions;
import io.traininglog.value.Cell;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Appends to the journal and to the pending generation, where that can be done without a transaction. Safe for threads:
 * one appends, the others wait for the tail's lock.
 */
final class Appending {

    /** How often the database is asked for what was there before; if it changes each time, a transaction finds out. */
    private static final int MOST_LOOKS = 3;

    private final Generations generations;
    private final ReentrantLock lock;
    private final Clerk clerk;
    private final Room room;
    private final StepColumns stepColumns = new StepColumns();

    Appending(Generations generations, Clerk clerk) {
        this.generations = generations;
        this.lock = generations.lock();
        this.clerk = clerk;
        this.room = new Room(generations, clerk);
    }

    /** One try to append what a call is about. */
    private interface Attempt {
        Append run(Journal journal);
    }

    /** Appends; false if it takes a transaction, and then nothing is appended. */
    private boolean append(LogRecord log, long known, StoreOptions options, Attempt attempt) {
        lock.lock();
        try {
            Journal open = journalAt(log, known);
            if (open == null) {
                return false;
            }
            Append appended = attempt.run(open);
            for (boolean isFresh = false; appended == Append.NO_ROOM; isFresh = true) {
                if ((isFresh && generations.pending().isEmpty()) || !room.make(open, options.busyWait())) {
                    return false; // larger than a generation, or the database takes nothing
                }
                appended = attempt.run(open);
            }
            if (appended != Append.DONE) {
                return false;
            }
            noteUse();
            return true;
        } catch (JournalException e) {
            return false; // the disk is full: the transaction finds room, or says so
        } finally {
            lock.unlock();
        }
    }

    /**
     * Appends a number; false if it takes a transaction. The usual case makes no object: where memory is new to the
     * process, each page of them would hold up its caller by some microseconds.
     */
    boolean put(LogRecord log, long known, long time, String key, double number, StoreOptions options) {
        lock.lock();
        try {
            Journal open = journalAt(log, known);
            if (open != null && tryPut(open.appender(), log, time, key, number) == Append.DONE) {
                noteUse();
                return true;
            }
        } catch (JournalException e) {
            return false; // as below
        } finally {
            lock.unlock();
        }
        return append(log, known, options, open -> tryPut(open.appender(), log, time, key, number));
    }

    /** The journal, if a log is still as it is known, and all goes well; else null. */
    private @Nullable Journal journalAt(LogRecord log, long known) {
        boolean isKnown = known == generations.revision() || known == Store.UNKNOWN;
        boolean isAsKnown = isKnown && !generations.hasGone(log.id());
        return isAsKnown && generations.failure() == null ? generations.openJournal() : null;
    }

    private void noteUse() {
        if (generations.use()) {
            clerk.wake();
        }
    }

    private Append tryPut(Appender appender, LogRecord log, long time, String key, double number) {
        TailLog to = generations.newest(log.id());
        if (to == null) {
            Append defined = define(appender, log);
            return defined == Append.DONE ? tryPut(appender, log, time, key, number) : defined;
        }
        TailColumn column = to.column(key);
        if (column == null) {
            Append defined = Names.define(appender, generations.pending(), to, key, 1);
            return defined == Append.DONE ? tryPut(appender, log, time, key, number) : defined;
        }
        Append appended = appender.number(to.number(), column.number(), time, number);
        if (appended == Append.DONE) {
            column.cells().put(time, number);
        }
        return appended;
    }

    private Append define(Appender appender, LogRecord log) {
        return Names.define(appender, generations.pending(), log.id(), log.uuid());
    }

    /** Appends cells of one time as one step; false if it takes a transaction. */
    boolean putAll(LogRecord log, long known, long time, Step step, StoreOptions options) {
        return areAppendable(step) && append(log, known, options, open -> tryPutAll(open.appender(), log, time, step));
    }

    private static boolean areAppendable(Step step) {
        for (int i = 0; !step.areNumbers() && i < step.size(); i++) {
            if (!isAppendable(step.cell(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAppendable(Cell cell) {
        return !(cell instanceof Cell.Damaged) && cell != Cell.Mark.TOMBSTONE;
    }

    private Append tryPutAll(Appender appender, LogRecord log, long time, Step step) {
        TailLog to = generations.newest(log.id());
        if (to == null) {
            Append defined = define(appender, log);
            return defined == Append.DONE ? tryPutAll(appender, log, time, step) : defined;
        }
        stepColumns.enter(to, step.size());
        for (int i = 0; i < step.size(); i++) {
            while (!stepColumns.knows(i, step.key(i))) {
                Append defined = Names.define(appender, generations.pending(), to, step.key(i), 1);
                if (defined != Append.DONE) {
                    return defined;
                }
            }
        }
        return stepColumns.append(appender, to.number(), time, step);
    }

    /**
     * Appends a cell and answers the one that was there before; null if it takes a transaction.
     *
     * @param store where to look for a cell that is not new
     */
    @Nullable
    Found exchange(LogRecord log, long known, long time, String key, Cell cell, StoreOptions options, Store store) {
        if (!isAppendable(cell)) {
            return null;
        }
        CellBefore before = new CellBefore(generations, log.id(), time, key);
        Found[] found = new Found[1];
        for (int looks = 0; looks <= MOST_LOOKS; looks++) {
            boolean isAppended = append(log, known, options, open -> {
                found[0] = before.find();
                return isReplaceable(found[0], known)
                        ? tryPut(open.appender(), log, time, key, cell)
                        : Append.TOO_LARGE;
            });
            if (isAppended) {
                return found[0];
            } else if (!before.isWanted()) {
                return null;
            }
            before.look(store);
        }
        return null;
    }

    private static boolean isReplaceable(@Nullable Found found, long known) {
        return found != null
                && found.revision() == known
                && !(found.cell() instanceof Cell.Blob)
                && !(found.cell() instanceof Cell.Damaged);
    }

    private Append tryPut(Appender appender, LogRecord log, long time, String key, Cell cell) {
        return cell instanceof Cell.Real real
                ? tryPut(appender, log, time, key, real.value())
                : tryPutAll(appender, log, time, Step.of(key, cell));
    }

    /** Adds to an integer of the status; false if it takes a transaction. */
    boolean addToStatus(LogRecord log, long known, String key, long delta, StoreOptions options, Store store) {
        StatusBefore before = new StatusBefore(generations, log.id(), key);
        for (int looks = 0; looks <= MOST_LOOKS; looks++) {
            if (append(log, known, options, open -> tryAdd(open.appender(), log, key, delta, before))) {
                return true;
            } else if (!before.isWanted()) {
                return false;
            }
            before.look(store);
        }
        return false;
    }

    private Append tryAdd(Appender appender, LogRecord log, String key, long delta, StatusBefore before) {
        TailLog to = generations.newest(log.id());
        if (to == null) {
            Append defined = define(appender, log);
            return defined == Append.DONE ? tryAdd(appender, log, key, delta, before) : defined;
        }
        Cell cell = before.find();
        boolean isUnknown = cell == null && before.isAway();
        boolean isSummable =
                cell instanceof Cell.Int integer && integer.value() >= 0 && integer.value() <= Long.MAX_VALUE - delta;
        if (!isUnknown && !isSummable) {
            return Append.TOO_LARGE; // not for the journal: a transaction says what is wrong with it, or makes one
        }
        Append appended = appender.statusAdd(to.number(), key, delta);
        if (appended == Append.DONE) {
            to.add(key, delta, isUnknown ? null : StatusAddition.sum(cell, delta));
        }
        return appended;
    }
}
