package io.traininglog.tail;

import io.traininglog.journal.Journal;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the journals of a database lie, and how they are made.
 *
 * @param base what their names begin with: the real path of the database's file, or one that stands for a database
 *     elsewhere; the same for all who open that database on this machine
 * @param database the database, for messages
 * @param areaSize the size of each of a journal's two areas, in bytes
 * @param interval how often what they hold is brought to the database, unless somebody waits for it
 */
public record JournalPlace(Path base, String database, int areaSize, Duration interval) {

    /** Beside the database's file. */
    public static JournalPlace beside(Path realFile) {
        return new JournalPlace(realFile, realFile.toString(), Journal.AREA_SIZE, Duration.ofMillis(100));
    }
}
