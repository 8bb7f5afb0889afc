package io.traininglog.sql;

import io.traininglog.StorageException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A copy of a database beside it, made by SQLite while another connection keeps writers out. */
final class Backup {

    private Backup() {}

    /**
     * Copies {@code runs.sqlite} of version 1 to {@code runs.sqlite.v1.bak}, or {@code .v1.2.bak} and so on if that is
     * there. Either the whole copy is on disk under that name when this returns, or none.
     */
    static Path write(Connector connector, Path file, int version) throws SQLException {
        Path temporary = file.resolveSibling(file.getFileName() + ".v" + version + ".bak.tmp");
        try {
            Files.deleteIfExists(temporary); // left by a process that was killed
            try {
                createLike(file, temporary);
                copy(connector, temporary);
                return rename(temporary, file, version);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new StorageException(
                    "the backup of " + file + " could not be written, so it was not upgraded: " + e, e);
        }
    }

    /** An empty file that nobody can read who could not read the original. */
    private static void createLike(Path original, Path temporary) throws IOException {
        if (Files.getFileStore(original).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.createFile(temporary, PosixFilePermissions.asFileAttribute(Files.getPosixFilePermissions(original)));
        } else {
            Files.createFile(temporary);
        }
    }

    private static void copy(Connector connector, Path target) throws SQLException, IOException {
        try (Connection connection = connector.connect();
                PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, target.toString());
            vacuum.execute();
        }
        // A stream, not a channel: that one would be closed by an interrupt
        try (FileOutputStream appending = new FileOutputStream(target.toFile(), true)) {
            appending.getFD().sync();
        }
    }

    /** The caller holds the database's write lock, so no other process takes the name between the look and the move. */
    private static Path rename(Path temporary, Path file, int version) throws IOException {
        Path backup = next(file, version);
        try {
            return Files.move(temporary, backup, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            return Files.move(temporary, backup);
        }
    }

    /** Where the next backup goes. */
    static Path next(Path file, int version) {
        int number = 1;
        Path backup = backup(file, version, number);
        while (Files.exists(backup)) {
            backup = backup(file, version, ++number);
        }
        return backup;
    }

    private static Path backup(Path file, int version, int number) {
        return file.resolveSibling(file.getFileName() + ".v" + version + (number == 1 ? "" : "." + number) + ".bak");
    }
}
