package io.traininglog.tail;

import io.traininglog.column.Column;
import io.traininglog.journal.Append;
import io.traininglog.journal.Appender;
import io.traininglog.journal.Journal;
import io.traininglog.journal.JournalException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives logs and keys their numbers, in the journal and in the generation that it takes. */
final class Names {

    private static final Logger LOG = LoggerFactory.getLogger(Names.class);

    private Names() {}

    static Append define(Appender appender, TailGeneration in, long log, UUID uuid) {
        int number = in.logCount();
        Append defined = appender.log(number, uuid);
        if (defined == Append.DONE) {
            in.add(log, new TailLog(log, uuid, number));
        }
        return defined;
    }

    /**
     * Defines a key.
     *
     * @param size about how many cells it will get
     */
    static Append define(Appender appender, TailGeneration in, TailLog log, String key, int size) {
        Integer number = in.key(key);
        if (number == null) {
            Append defined = appender.key(in.keyCount(), key);
            if (defined != Append.DONE) {
                return defined;
            }
            number = in.addKey(key);
        }
        log.addColumn(key, number, size);
        return Append.DONE;
    }

    /** Defines what was just in use, so that those who append need not; not so much that it takes the room of entries. */
    static void carryOver(TailGeneration from, TailGeneration to, Journal journal, JournalPlace place) {
        try {
            for (TailLog log : from.logs()) {
                if (!log.isUnused() && !carryOver(log, to, journal, place)) {
                    return;
                }
            }
        } catch (JournalException e) {
            LOG.debug("{} has no room for names; they come with the entries", place.database(), e);
        }
    }

    /** False if there is no room for more. */
    private static boolean carryOver(TailLog log, TailGeneration to, Journal journal, JournalPlace place) {
        Appender appender = journal.appender();
        if (define(appender, to, log.id(), log.uuid()) != Append.DONE) {
            return false;
        }
        TailLog same = Objects.requireNonNull(to.log(log.id()));
        for (Map.Entry<String, Column> column : log.columns().columns().entrySet()) {
            int size = column.getValue().size();
            if (journal.used() > place.areaSize() / 8
                    || (size > 0 && define(appender, to, same, column.getKey(), size) != Append.DONE)) {
                return false;
            }
        }
        return true;
    }
}
