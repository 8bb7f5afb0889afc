package io.traininglog.cli;

import io.traininglog.LogDatabase;
import io.traininglog.LogSummary;
import io.traininglog.NoSuchLogException;
import io.traininglog.TrainingLog;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The database that a command looks into. */
final class DatabaseOption {

    private static final String LAST = "last";

    /** Names a file, also where nothing says that logs are kept in files. */
    private static final String ENVIRONMENT = "BLOCKS_SQLITEDB";

    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec command;

    @Option(
            names = {"-d", "--database"},
            paramLabel = "DATABASE",
            description = "The database, a SQLite file or a jdbc:postgresql: URL; unless given, the one that .blocksrc,"
                    + " TRAININGLOG_URL or BLOCKS_SQLITEDB names.")
    @Nullable
    String given;

    private @Nullable Place place;

    /** Where it is, or is to be. */
    Place place() {
        if (place == null) {
            place = given != null ? Place.of(given) : configured();
        }
        return place;
    }

    /**
     * Its file, for a command that is about files alone.
     *
     * @param otherwise what to do with a database that is none
     */
    Path file(String otherwise) {
        Place place = place();
        if (!place.isFile()) {
            throw misuse("'" + Objects.requireNonNull(command).name() + "' is for SQLite files; " + otherwise);
        }
        return place.existingFile();
    }

    private Place configured() {
        return Place.configured()
                .or(() -> Optional.ofNullable(System.getenv(ENVIRONMENT)).map(Place::of))
                .orElseThrow(
                        () -> misuse("which database? Name it with --database, in .blocksrc, in TRAININGLOG_URL or in"
                                + " BLOCKS_SQLITEDB"));
    }

    private ParameterException misuse(String message) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
    }

    /** The database, which is not changed. */
    LogDatabase read() {
        return place().read();
    }

    /** The database, to be changed; a file is not created. */
    LogDatabase write() {
        return place().write();
    }

    /** The database, to be changed; it is created if need be. */
    LogDatabase create() {
        return place().create();
    }

    /** A log by the first digits of its UUID; {@code last} is the newest. */
    LogSummary find(LogDatabase database, String name) {
        return find(Objects.requireNonNull(command), database, place(), name);
    }

    /** A log by the first digits of its UUID; {@code last} is the newest. */
    static LogSummary find(CommandSpec command, LogDatabase database, Place place, String name) {
        if (name.isBlank()) {
            throw new ParameterException(command.commandLine(), "which log? An empty LOG names none");
        }
        if (name.equals(LAST)) {
            return database.newest()
                    .orElseThrow(() -> new NoSuchLogException("there is no log in " + place.name(database)));
        }
        return database.find(name)
                .orElseThrow(() -> new NoSuchLogException("no log in " + place.name(database)
                        + " has a UUID that begins with '" + name + "'; 'traininglog ls' lists them"));
    }

    /** Opens a log by the first digits of its UUID; {@code last} is the newest. */
    TrainingLog open(LogDatabase database, String name) {
        return database.open(find(database, name).uuid());
    }
}
