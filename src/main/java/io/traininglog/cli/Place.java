package io.traininglog.cli;

import io.traininglog.LogDatabase;
import io.traininglog.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a database is: a SQLite file, or a server that a JDBC URL leads to. Nothing here prints the URL, which may hold a
 * password.
 */
final class Place {

    /** Of JDBC, or what PostgreSQL's own tools take: the library says how to write that. */
    private static final Pattern URL = Pattern.compile("(?is)[\\s'\"]*(jdbc|postgres|postgresql):.*");

    private final String text;
    private final boolean isConfigured;

    private Place(String text, boolean isConfigured) {
        this.text = text;
        this.isConfigured = isConfigured;
    }

    /** A path or a JDBC URL. */
    static Place of(String text) {
        return new Place(text, false);
    }

    /** The place that the configuration names, which says of a server also where its journals are. */
    static Optional<Place> configured() {
        return LogDatabase.configuredPlace().map(text -> new Place(text, true));
    }

    boolean isFile() {
        return !URL.matcher(text).matches();
    }

    /** Its file, which need not be there. */
    Path file() {
        if (!isFile()) {
            throw new IllegalStateException("this place is a URL");
        }
        return Path.of(text);
    }

    /** Its file, which is there. */
    Path existingFile() {
        Path file = file();
        if (!Files.exists(file)) {
            throw new StorageException("there is no database " + file);
        }
        return file;
    }

    /** Whether there can be something to read: of a server, only opening it tells. */
    boolean isThere() {
        return !isFile() || Files.exists(file());
    }

    /** The database, which is not changed. */
    LogDatabase read() {
        LogDatabase.Builder builder = LogDatabase.builder().readOnly();
        return isFile() ? builder.open(existingFile()) : builder.open(text);
    }

    /** The database, to be changed; a file is not created. */
    LogDatabase write() {
        return isFile() ? LogDatabase.open(existingFile()) : openServer();
    }

    /** The database, to be changed; it is created if need be. */
    LogDatabase create() {
        return isFile() ? LogDatabase.open(file()) : openServer();
    }

    private LogDatabase openServer() {
        return isConfigured ? LogDatabase.open() : LogDatabase.open(text);
    }

    /** How people call this database: a file as they named it. */
    String name(LogDatabase opened) {
        return isFile() ? file().toString() : opened.description();
    }

    /** Whether both are one, as far as can be told without opening them. */
    boolean isSameAs(Place other) {
        if (!isFile() || !other.isFile()) {
            return text.equals(other.text);
        }
        try {
            return Files.exists(file()) && Files.exists(other.file()) && Files.isSameFile(file(), other.file());
        } catch (IOException e) {
            throw new StorageException(file() + " cannot be reached: " + e.getMessage(), e);
        }
    }
}
