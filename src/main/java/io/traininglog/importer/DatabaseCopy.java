package io.traininglog.importer;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Copies a database of this library together with the journals beside it, so that whoever opens the copy finds what the
 * death of all processes would have left.
 */
final class DatabaseCopy {

    /** How a journal's name goes on after its database's. */
    private static final Pattern JOURNAL = Pattern.compile("\\.journal-[0-9a-f]{16}");

    private static final int ATTEMPTS = 10;

    private DatabaseCopy() {}

    /**
     * Copies it. A journal goes first: what it holds may be in the database by the time that this is copied, which says so
     * for as long as the journal is there. Where one went away meanwhile, nothing says so any more, and all begins anew.
     */
    static void of(Path file, Path copy) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Map<Path, @Nullable Object> journals = journals(file);
            if (copyJournals(file, copy, journals)) {
                SqliteFiles.copy(file, copy);
                if (journals(file).entrySet().containsAll(journals.entrySet())) {
                    return;
                }
            }
            deleteAll(copy);
        }
        throw new IOException(file + " could not be copied: trainers come and go too quickly; try again");
    }

    /** By their names, what tells one file of a name from the next. */
    private static Map<Path, @Nullable Object> journals(Path file) throws IOException {
        Map<Path, @Nullable Object> journals = new HashMap<>();
        String name = String.valueOf(file.getFileName());
        DirectoryStream.Filter<Path> filter = path -> {
            String other = String.valueOf(path.getFileName());
            return other.startsWith(name)
                    && JOURNAL.matcher(other.substring(name.length())).matches()
                    && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
        };
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(file.toAbsolutePath().getParent(), filter)) {
            for (Path journal : found) {
                put(journals, journal);
            }
            return journals;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static void put(Map<Path, @Nullable Object> journals, Path journal) throws IOException {
        try {
            journals.put(journal, Files.getAttribute(journal, "basic:fileKey", LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            journals.remove(journal); // its process has ended just now
        }
    }

    private static boolean copyJournals(Path file, Path copy, Map<Path, ?> journals) throws IOException {
        int name = String.valueOf(file.getFileName()).length();
        for (Path journal : journals.keySet()) {
            try {
                Files.copy(
                        journal,
                        copy.resolveSibling(copy.getFileName()
                                + String.valueOf(journal.getFileName()).substring(name)));
            } catch (NoSuchFileException e) {
                return false;
            }
        }
        return true;
    }

    private static void deleteAll(Path copy) throws IOException {
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(copy.toAbsolutePath().getParent(), copy.getFileName() + "*")) {
            for (Path each : found) {
                Files.delete(each);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }
}
