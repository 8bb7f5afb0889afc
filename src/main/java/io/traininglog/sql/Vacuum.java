package io.traininglog.sql;

import io.traininglog.BusyException;
import io.traininglog.StorageException;
import io.traininglog.VacuumReport;
import io.traininglog.journal.JournalFile;
import io.traininglog.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Writes a database anew while nobody else has it. */
final class Vacuum {

    /** As long as somebody takes who reads a little. Who logs has it for hours, and is not waited for. */
    private static final Duration WAIT = Duration.ofSeconds(2);

    private final Path file;
    private final StoreOptions options;

    Vacuum(Path file) {
        this.file = file;
        StoreOptions writing = DatabaseCare.WRITING;
        this.options = new StoreOptions(writing.durability(), WAIT, false, writing.sealing(), null, null);
    }

    VacuumReport run() {
        refuseWhileLogged();
        SqlStores.open(file, options).close(); // brings what the dead left in journals
        Connector connector = SqliteFile.of(file, "", options);
        try (Connection connection = connector.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            statement.execute("BEGIN IMMEDIATE");
            refuseWhileLogged();
            statement.execute("COMMIT");
            return vacuum(connection, statement);
        } catch (SQLException e) {
            throw (e.getErrorCode() & 0xff) == SqliteDialect.BUSY
                    ? busy("somebody has it open", e)
                    : DatabaseCare.DIALECT.translate(e, file.toString());
        }
    }

    private void refuseWhileLogged() {
        for (JournalFile journal : DatabaseCare.journals(file)) {
            boolean isHeld = journal.state() == JournalFile.State.HELD || journal.state() == JournalFile.State.CLAIMED;
            if (isHeld) {
                throw busy(
                        "a process is logging to it, whose journal is "
                                + journal.file().getFileName(),
                        null);
            }
        }
    }

    private BusyException busy(String why, @Nullable SQLException cause) {
        String message = file + " can only be written anew while nobody else has it, and " + why
                + "; nothing was changed. Try again when trainers and readers are done";
        return cause == null ? new BusyException(message) : new BusyException(message, cause);
    }

    /** The lock stays until the connection closes. The new pages go to the write-ahead log first, and then to the file. */
    private VacuumReport vacuum(Connection connection, Statement statement) throws SQLException {
        statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        checkRoom(connection);
        long before = size();
        statement.execute("VACUUM");
        statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        return new VacuumReport(before, size());
    }

    private void checkRoom(Connection connection) throws SQLException {
        long pages = Numbers.of(connection, "PRAGMA page_count") - Numbers.of(connection, "PRAGMA freelist_count");
        long content = pages * Numbers.of(connection, "PRAGMA page_size");
        TemporaryRoom temporary = TemporaryRoom.look();
        Path folder = file.resolveSibling(".");
        checkRoom(folder, temporary.isWith(folder) ? 2 * content : content);
        checkRoom(temporary.folder(), content);
    }

    private void checkRoom(Path folder, long needed) {
        long free = TemporaryRoom.free(folder);
        if (free < needed) {
            throw new StorageException(
                    file + " cannot be written anew: that takes " + mebibytes(needed) + " of room at "
                            + folder.normalize() + ", where " + mebibytes(free) + " are free; nothing was changed");
        }
    }

    private static String mebibytes(long bytes) {
        return ((bytes >> 20) + 1) + " MiB";
    }

    private long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new StorageException(file + " cannot be reached: " + e, e);
        }
    }
}
