package io.traininglog.importer;

import io.traininglog.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Properties;

/** Opens SQLite files of others, which are not changed and not trusted. */
final class SqliteFiles {

    /** The longest text or blob that is read at all, so that a forged one costs no more than this. */
    static final int LONGEST_VALUE = 16 << 20;

    /** See https://www.sqlite.org/fileformat.html#magic_header_string. */
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private static final int PATIENCE_MILLIS = 30_000;

    // Primary result codes, https://www.sqlite.org/rescode.html
    private static final int BUSY = 5;
    private static final int READONLY = 8;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int TOOBIG = 18;
    private static final int NOTADB = 26;

    private SqliteFiles() {}

    /**
     * Checks that a file looks like a database.
     *
     * @throws StorageException if it does not, or cannot be read
     */
    static void check(Path file) {
        if (!Files.exists(file)) {
            throw new StorageException("there is no file " + file);
        } else if (!Files.isRegularFile(file)) {
            throw new StorageException(file + " is no file but a " + (Files.isDirectory(file) ? "folder" : "device")
                    + "; expected a SQLite database");
        }
        try (InputStream in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                throw new StorageException(file + " is no SQLite database: it does not begin like one");
            }
        } catch (IOException e) {
            throw new StorageException(file + " cannot be read: " + e, e);
        }
    }

    /**
     * Connects to read only. Unless its folder cannot be written and there is no log of changes beside it, it counts as a
     * file that others may be writing.
     */
    static Connection read(Path file) throws SQLException {
        boolean mayChange = hasBeside(file, "-wal")
                || hasBeside(file, "-journal")
                || Files.isWritable(file.toAbsolutePath().getParent());
        Properties properties = new Properties();
        properties.setProperty("busy_timeout", Integer.toString(PATIENCE_MILLIS));
        properties.setProperty("limit_length", Integer.toString(LONGEST_VALUE));
        Connection connection = DriverManager.getConnection(
                "jdbc:sqlite:" + file.toUri() + (mayChange ? "?mode=ro" : "?immutable=1"), properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA cell_size_check = ON");
            statement.execute("PRAGMA mmap_size = 0");
            statement.executeQuery("SELECT count(*) FROM sqlite_schema").close();
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static boolean hasBeside(Path file, String suffix) {
        return Files.exists(file.resolveSibling(file.getFileName() + suffix));
    }

    /**
     * Copies a database as it is at one moment. Where a writer's death left changes beside it that only a writer can
     * bring to an end, they are copied with it.
     */
    static void copy(Path file, Path copy) throws IOException {
        try (Connection connection = read(file);
                Statement statement = connection.createStatement()) {
            char quote = copy.toString().indexOf('\'') < 0 ? '\'' : '"'; // the driver's own command, with no escapes
            statement.executeUpdate("backup to " + quote + copy + quote);
        } catch (SQLException e) {
            if (!needsWriter(e)) {
                throw failure(file, e);
            }
            for (String suffix : new String[] {"", "-wal", "-journal"}) {
                if (suffix.isEmpty() || hasBeside(file, suffix)) {
                    Files.copy(
                            file.resolveSibling(file.getFileName() + suffix),
                            copy.resolveSibling(copy.getFileName() + suffix),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** Brings the changes beside a copy to their end. */
    static void recover(Path copy) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy.toUri());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.executeQuery("SELECT count(*) FROM sqlite_schema").close();
        }
    }

    static boolean needsWriter(SQLException e) {
        int code = e.getErrorCode() & 0xff;
        return code == READONLY || code == CANTOPEN;
    }

    /** What went wrong, for people. */
    static IOException failure(Path file, SQLException e) {
        String what = switch (e.getErrorCode() & 0xff) {
            case BUSY -> "another process held it for " + PATIENCE_MILLIS / 1000 + " s; try again";
            case CORRUPT -> "the file is damaged; try 'sqlite3 FILE .recover' on a copy";
            case FULL -> "there is no room for temporary files";
            case CANTOPEN -> "it cannot be opened; look at its folder and at the permissions";
            case TOOBIG -> "it holds a value of more than " + (LONGEST_VALUE >> 20) + " MiB";
            case NOTADB -> "it is no SQLite database";
            default -> String.valueOf(e.getMessage());
        };
        return new IOException(file + ": " + what, e);
    }
}
