package io.traininglog.cli;

import io.traininglog.LogDatabase;
import io.traininglog.LogSummary;
import io.traininglog.NoSuchLogException;
import io.traininglog.StorageException;
import io.traininglog.TrainingLog;
import java.nio.file.Files;
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
            paramLabel = "FILE",
            description = "The database; unless given, the one that .blocksrc or BLOCKS_SQLITEDB names.")
    @Nullable
    Path given;

    /** Its file, which need not be there. */
    Path target() {
        return given != null ? given : configured();
    }

    /** Its file, which is there. */
    Path file() {
        Path file = target();
        if (!Files.exists(file)) {
            throw new StorageException("there is no database " + file);
        }
        return file;
    }

    private Path configured() {
        return LogDatabase.configuredFile()
                .or(() -> Optional.ofNullable(System.getenv(ENVIRONMENT)).map(Path::of))
                .orElseThrow(() ->
                        misuse("which database? Name it with --database FILE, in .blocksrc or in BLOCKS_SQLITEDB"));
    }

    private ParameterException misuse(String message) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
    }

    /** The database, which is not changed. */
    LogDatabase read() {
        return LogDatabase.builder().readOnly().open(file());
    }

    /** The database, to be changed; it is not created. */
    LogDatabase write() {
        return LogDatabase.open(file());
    }

    /** The database, to be changed; it is created if need be. */
    LogDatabase create() {
        return LogDatabase.open(target());
    }

    /** A log by the first digits of its UUID; {@code last} is the newest. */
    LogSummary find(LogDatabase database, String name) {
        if (name.isBlank()) {
            throw misuse("which log? An empty LOG names none");
        }
        if (name.equals(LAST)) {
            return database.newest().orElseThrow(() -> new NoSuchLogException("there is no log in " + file()));
        }
        return database.find(name)
                .orElseThrow(() -> new NoSuchLogException("no log in " + file() + " has a UUID that begins with '"
                        + name + "'; 'traininglog ls' lists them"));
    }

    /** Opens a log by the first digits of its UUID; {@code last} is the newest. */
    TrainingLog open(LogDatabase database, String name) {
        return database.open(find(database, name).uuid());
    }
}
