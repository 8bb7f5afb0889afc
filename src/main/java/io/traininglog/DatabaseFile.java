package io.traininglog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The file of a SQLite database, for what one does with it beside logging: look at its state, upgrade, check and shrink
 * it, and ask it in SQL.
 *
 * <p>Holds nothing open between calls. Safe for threads.
 */
public final class DatabaseFile {

    private final Path file;

    private DatabaseFile(Path file) {
        this.file = file;
    }

    /**
     * A database's file.
     *
     * @throws StorageException if it is not there, or no file
     */
    public static DatabaseFile at(Path file) {
        return new DatabaseFile(Backends.realFile(Objects.requireNonNull(file, "file")));
    }

    /** Its real path. */
    public Path path() {
        return file;
    }

    /**
     * What state it is in. Changes nothing, also where an upgrade is pending or a trainer is writing.
     *
     * @throws SchemaException if it is no SQLite database, or another program's
     * @throws StorageException if it cannot be read
     */
    public DatabaseInfo info() {
        return Backends.info(file);
    }

    /**
     * Brings it to the newest schema version, as opening it for writing does: after a backup beside it, all or nothing.
     * Where nothing is pending it changes nothing.
     *
     * @throws SchemaException if it is newer than this library, or another program's
     * @throws BusyException if another process held it for longer than 30 seconds
     */
    public MigrationReport migrate() {
        return Backends.migrate(file);
    }

    /**
     * Looks for anything that is not as it should be: what SQLite's own checks find, the checksum and shape of each chunk,
     * each value that cannot be read, entries that are there twice, what belongs to a log or key that is not there, broken
     * lineages, and what processes that are gone left in journals. Nothing of a value is run, and objects are only checked
     * for being whole. What is too large for this heap is left unread, which is a finding too.
     *
     * <p>Changes nothing, and sees one moment of a database that others write. A trainer that is this library's goes on
     * meanwhile; one of Blocks', whose files have no write-ahead log, has to wait.
     *
     * @param progress in entries, each of which is counted twice: SQLite goes through them, and so does this library
     * @param findings is told each as it is found, by the thread that calls
     * @throws SchemaException if it is no SQLite database, another program's, or newer than this library
     * @throws StorageException if it cannot be read at all
     */
    public void check(Progress progress, Consumer<? super Finding> findings) {
        Backends.check(
                file, Objects.requireNonNull(progress, "progress"), Objects.requireNonNull(findings, "findings"));
    }

    /** All findings at once, of which a database that was made to have many may have more than the heap can hold. */
    public List<Finding> check(Progress progress) {
        List<Finding> findings = new ArrayList<>();
        check(progress, findings::add);
        return findings;
    }

    /**
     * Writes it anew without what deleted logs and changed entries left free. What processes that are gone left in their
     * journals is brought first. It takes up to twice the database's size of room on the disk meanwhile.
     *
     * @throws BusyException if anybody else has it open, this process included
     * @throws SchemaException if an upgrade is pending
     * @throws StorageException if the disk has not the room; then nothing was changed
     */
    public VacuumReport vacuum() {
        return Backends.vacuum(file);
    }

    /**
     * Answers one SQL query (SELECT, WITH, VALUES or EXPLAIN) of its tables and views, {@code timeline} and {@code runs}
     * among them, in the schema that it has. Whatever the query says, it changes nothing, reads no other file and takes no
     * more than its {@linkplain QueryLimits limits}; beyond those of rows it is cut.
     *
     * @param rows is told the columns, and each row as it comes
     * @throws QueryException if it is refused, wrong, or takes more time or larger values than its limits
     * @throws SchemaException if the file is no SQLite database, another program's, or newer than this library
     */
    public QueryReport query(String sql, QueryLimits limits, QueryRows rows) {
        return Backends.query(
                file,
                Objects.requireNonNull(sql, "sql"),
                Objects.requireNonNull(limits, "limits"),
                Objects.requireNonNull(rows, "rows"));
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
