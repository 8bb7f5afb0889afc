package io.traininglog.sql;

import io.traininglog.DatabaseInfo;
import io.traininglog.DatabaseInfo.Contents;
import io.traininglog.DatabaseInfo.JournalState;
import io.traininglog.DatabaseInfo.Migration;
import io.traininglog.StorageException;
import io.traininglog.journal.JournalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks at what state a file is in, within the transaction that the caller began. */
final class Inspection {

    private static final int NEWEST = DatabaseCare.DIALECT.schemaVersion();

    private final Connection connection;
    private final Path file;
    private final Schema schema;

    Inspection(Connection connection, Path file, Schema schema) {
        this.connection = connection;
        this.file = file;
        this.schema = schema;
    }

    DatabaseInfo run() throws SQLException {
        boolean isPending = schema.version() < NEWEST;
        List<Migration> pending = isPending ? Upgrade.pending(connection, schema) : List.of();
        boolean hasBackup = isPending && schema.version() > 0;
        return new DatabaseInfo(
                file,
                schema.version(),
                NEWEST,
                pending,
                hasBackup ? Optional.of(Backup.next(file, schema.version())) : Optional.empty(),
                size(file),
                size(file.resolveSibling(file.getFileName() + "-wal")),
                Numbers.of(connection, "PRAGMA freelist_count") * Numbers.of(connection, "PRAGMA page_size"),
                contents(),
                journals());
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new StorageException(path + " cannot be reached: " + e, e);
        }
    }

    private Optional<Contents> contents() throws SQLException {
        if (schema.version() == 0 || schema.version() > NEWEST) {
            return Optional.empty();
        }
        return Optional.of(new Contents(
                Numbers.of(connection, schema.countOfLogs()),
                Numbers.of(connection, "SELECT count(*) FROM entries"),
                schema.hasChunks() ? Numbers.of(connection, "SELECT count(*) FROM chunks") : 0,
                schema.hasChunks() ? Numbers.of(connection, "SELECT total(size) FROM chunks") : 0));
    }

    private List<DatabaseInfo.JournalFile> journals() throws SQLException {
        List<DatabaseInfo.JournalFile> journals = new ArrayList<>();
        for (JournalFile found : DatabaseCare.journals(file)) {
            OptionalLong pending = found.isReadable() && schema.hasChunks()
                    ? OptionalLong.of(found.pending(Numbers.drained(connection, found.id())))
                    : OptionalLong.empty();
            journals.add(new DatabaseInfo.JournalFile(found.file(), found.bytes(), state(found.state()), pending));
        }
        return journals;
    }

    private static JournalState state(JournalFile.State state) {
        return switch (state) {
            case HELD -> JournalState.HELD;
            case CLAIMED -> JournalState.BROUGHT;
            case LEFT -> JournalState.LEFT;
            case SET_ASIDE -> JournalState.SET_ASIDE;
        };
    }
}
