package io.traininglog.sql;

import io.traininglog.BusyException;
import io.traininglog.ReadOnlyException;
import io.traininglog.SchemaException;
import io.traininglog.StorageException;
import io.traininglog.TrainingLogException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * SQLite. Writing transactions are IMMEDIATE: one that began by reading could not wait for another process, but would
 * fail at its first write.
 */
final class SqliteDialect implements Dialect {

    /** The statement that begins a transaction which is certain to be able to write, or waits until it is. */
    static final String BEGIN_WRITE = "BEGIN IMMEDIATE";

    static final String BEGIN_READ = "BEGIN";

    // Primary result codes, https://www.sqlite.org/rescode.html
    static final int ERROR = 1;
    private static final int PERM = 3;
    static final int BUSY = 5;
    private static final int LOCKED = 6;
    static final int NOMEM = 7;
    static final int READONLY = 8;
    static final int INTERRUPT = 9;
    static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    static final int TOOBIG = 18;
    static final int CONSTRAINT = 19;
    static final int MISMATCH = 20;
    static final int FORMAT = 24;
    private static final int NOTADB = 26;

    @Override
    public TrainingLogException translate(SQLException failure, String database) {
        return switch (failure.getErrorCode() & 0xff) {
            case BUSY ->
                new BusyException(
                        database + ": another connection or process held the database for longer than the busy wait;"
                                + " nothing was written. Try again, or set a longer busyWait",
                        failure);
            case LOCKED ->
                new BusyException(
                        database + ": another connection of this process held a table, and SQLite does not wait for one"
                                + " with which it shares a cache; nothing was written. Try again, or open the database"
                                + " without a shared cache",
                        failure);
            case READONLY ->
                new ReadOnlyException(
                        isUnfinished(failure)
                                ? database + " was left by a process in the middle of a change, which whoever only"
                                        + " reads it cannot take back: open it once for writing"
                                : database
                                        + " cannot be written: it was opened to read only, or its file or folder is protected",
                        failure);
            case FULL ->
                new StorageException(
                        database + ": the disk or the database is full; the last call wrote nothing, earlier ones are"
                                + " kept. Make room and go on",
                        failure);
            case CORRUPT ->
                new StorageException(
                        database + ": the file is damaged. Keep a copy, and try 'sqlite3 FILE .recover' on it",
                        failure);
            case NOTADB -> new SchemaException(database + " is no SQLite database", failure);
            case CANTOPEN, PERM ->
                new StorageException(
                        database + " cannot be opened: look at its folder and at the permissions", failure);
            case TOOBIG ->
                new StorageException(
                        database + ": a value is larger than SQLite can hold, about 1 GB; nothing was written",
                        failure);
            default -> new StorageException(database + ": " + failure.getMessage(), failure);
        };
    }

    private static boolean isUnfinished(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_READONLY_ROLLBACK
                        || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_READONLY_RECOVERY);
    }

    @Override
    public String migrations() {
        return "io/traininglog/db/sqlite";
    }

    @Override
    public int schemaVersion() {
        return 3;
    }
}
