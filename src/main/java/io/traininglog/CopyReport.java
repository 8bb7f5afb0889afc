package io.traininglog;

import java.util.List;
import java.util.UUID;

/**
 * What {@link LogDatabase#copyAll} did, or {@link LogDatabase#rehearseCopy} would do. Each log is in one of the lists,
 * parents before those that were resumed from them.
 *
 * @param copied the logs that it made
 * @param replaced those that gave way to the other database's
 * @param present those that were there already, and are the same as far as that is seen without reading every value: in
 *     their lineage, how many entries they show and up to which time, and their status
 * @param different those that are there already and differ; they were left as they are
 * @param refused those that could not be copied; nothing of them has come into the database
 * @param entries how many entries were copied
 */
public record CopyReport(
        List<UUID> copied,
        List<UUID> replaced,
        List<UUID> present,
        List<Different> different,
        List<Refused> refused,
        long entries) {

    public CopyReport {
        copied = List.copyOf(copied);
        replaced = List.copyOf(replaced);
        present = List.copyOf(present);
        different = List.copyOf(different);
        refused = List.copyOf(refused);
    }

    /** Whether every log that was to be copied is there now, as it is in the other database. */
    public boolean isComplete() {
        return different.isEmpty() && refused.isEmpty();
    }

    /**
     * A log that is in both databases, and is not the same.
     *
     * @param uuid the log
     * @param how what differs: the source has gone on since, or the copy has, or they never were the same
     */
    public record Different(UUID uuid, String how) {}

    /**
     * A log that is in the other database alone.
     *
     * @param uuid the log
     * @param reason why it was not copied, and what to do
     */
    public record Refused(UUID uuid, String reason) {}
}
