package io.traininglog.sql;

import io.traininglog.store.Uuids;

/**
 * What tells whether a change was committed whose commit was not answered: something of the change itself, which is there as
 * soon as all of it is, and never without. The server's own word on its transactions would not do: after a crash it gives
 * their numbers to others.
 */
sealed interface Receipt {

    /**
     * Waits until the change's transaction has ended, which may go on without its client, and answers whether it was
     * committed. What this leaves in the session's own transaction is to be undone.
     */
    boolean isIn(PostgresSession session);

    /**
     * A log that was made.
     *
     * @param made when, as the server noted it
     */
    record OfNewLog(long log, long made) implements Receipt {

        /** Who makes it again waits for whoever is making it. */
        @Override
        public boolean isIn(PostgresSession session) {
            if (session.logs().create(Uuids.hex(LogNumbers.uuid(log))) != null) {
                return false;
            }
            Long found = session.logs().lock(log);
            return found != null && found == made;
        }
    }

    /**
     * A note that was written with the change.
     *
     * @param log which the change had locked, and has perhaps deleted
     * @param writer whose changes are counted
     * @param number the change's
     */
    record Noted(long log, long writer, long number) implements Receipt {

        void write(PostgresSession session) {
            session.journals().note(log, writer, number);
        }

        @Override
        public boolean isIn(PostgresSession session) {
            session.logs().lock(log);
            return session.journals().generation(log, writer) == number;
        }
    }
}
