package io.traininglog.journal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Names of journals: their database's, {@code .journal-} and their id in 16 hexadecimal digits. */
final class JournalName {

    private static final String DAMAGED = ".damaged";
    private static final String KEPT = ".kept";

    private static final Pattern ENDING = Pattern.compile("\\.journal-[0-9a-f]{16}");
    private static final Pattern ASIDE = Pattern.compile(ENDING.pattern() + Pattern.quote(DAMAGED));

    private JournalName() {}

    static Path of(Path database, long id) {
        return database.resolveSibling(
                database.getFileName() + ".journal-" + HexFormat.of().toHexDigits(id));
    }

    /** The id that a journal's name ends in. */
    static long id(Path journal) {
        String name = String.valueOf(journal.getFileName());
        return HexFormat.fromHexDigitsToLong(name, name.length() - 16, name.length());
    }

    /** The journals beside a database, in the order of their names. Links are none of ours. */
    static List<Path> list(Path database) throws IOException {
        return list(database, ENDING);
    }

    /** Those that could not be read to their end. */
    static List<Path> listSetAside(Path database) throws IOException {
        return list(database, ASIDE);
    }

    /** The name of a journal that could not be read to its end. */
    static Path setAside(Path journal) {
        return journal.resolveSibling(journal.getFileName() + DAMAGED);
    }

    /** The name of a journal of which the database has no use. */
    static Path kept(Path journal) {
        return journal.resolveSibling(journal.getFileName() + KEPT);
    }

    private static List<Path> list(Path database, Pattern ending) throws IOException {
        String prefix = String.valueOf(database.getFileName());
        List<Path> journals = new ArrayList<>();
        DirectoryStream.Filter<Path> filter = path -> {
            String name = String.valueOf(path.getFileName());
            return name.startsWith(prefix)
                    && ending.matcher(name)
                            .region(prefix.length(), name.length())
                            .matches()
                    && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
        };
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder(database), filter)) {
            stream.forEach(journals::add);
        } catch (NoSuchFileException e) {
            return List.of(); // the folder is still to be made
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(journals);
        return journals;
    }

    static Path folder(Path database) {
        Path folder = database.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException(database + " is no file");
        }
        return folder;
    }
}
