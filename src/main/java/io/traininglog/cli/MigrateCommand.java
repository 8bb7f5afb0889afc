package io.traininglog.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.traininglog.DatabaseFile;
import io.traininglog.DatabaseInfo;
import io.traininglog.DatabaseInfo.Migration;
import io.traininglog.LogDatabase;
import io.traininglog.MigrationReport;
import io.traininglog.SchemaException;
import io.traininglog.terminal.TerminalText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Upgrades a database. */
@Command(
        name = "migrate",
        description = "Upgrades a database to the newest schema version, after a backup beside it.",
        mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {

    private final Screen screen;

    @Mixin
    DatabaseOption database = new DatabaseOption();

    @Mixin
    OutputOption output = new OutputOption();

    @Option(names = "--dry-run", description = "Only list the pending migrations and name the backup.")
    boolean isDry;

    MigrateCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        if (!isDry && !database.place().isFile()) {
            migrateServer();
            return 0;
        }
        Path path = database.file("without --dry-run, a PostgreSQL database is upgraded too");
        DatabaseFile file = DatabaseFile.at(path);
        if (isDry) {
            tell(path, file.info());
        } else {
            tell(path, file.migrate());
        }
        return 0;
    }

    /** To open it for writing upgrades it; which version it had, nobody here can tell. */
    private void migrateServer() throws IOException {
        try (LogDatabase opened = database.write()) {
            String name = opened.description();
            if (output.isJson) {
                OutputOption.json(screen, out -> {
                    out.writeStartObject();
                    out.writeStringField("database", name);
                    out.writeEndObject();
                });
            } else {
                screen.out()
                        .println(TerminalText.of(name + " has the newest schema version that this traininglog knows"));
            }
        }
    }

    private void tell(Path file, DatabaseInfo info) throws IOException {
        if (info.schemaVersion() > info.newestKnown()) {
            throw new SchemaException(info.file() + " is at schema version " + info.schemaVersion()
                    + "; this traininglog knows versions up to " + info.newestKnown() + ". Use a newer one");
        } else if (output.isJson) {
            OutputOption.json(screen, out -> {
                out.writeStartObject();
                out.writeNumberField("from", info.schemaVersion());
                out.writeNumberField("to", info.newestKnown());
                writePending(info, out);
                out.writeEndObject();
            });
        } else if (info.pending().isEmpty()) {
            nothing(info.schemaVersion());
        } else {
            for (Migration migration : info.pending()) {
                screen.out().println("pending: " + migration.version() + " " + migration.name());
            }
            info.backup().ifPresent(backup -> screen.out().println("backup:  " + shown(file, backup)));
        }
    }

    private void tell(Path file, MigrationReport report) throws IOException {
        if (output.isJson) {
            OutputOption.json(screen, out -> {
                out.writeStartObject();
                out.writeNumberField("from", report.from());
                out.writeNumberField("to", report.to());
                if (report.backup().isPresent()) {
                    out.writeStringField("backup", report.backup().get().toString());
                }
                out.writeEndObject();
            });
        } else if (report.from() == report.to()) {
            nothing(report.to());
        } else {
            screen.out()
                    .println(file + " was upgraded from schema version " + report.from() + " to "
                            + report.to()
                            + report.backup()
                                    .map(backup -> "; as it was, it is kept as " + shown(file, backup))
                                    .orElse(""));
        }
    }

    /** Named as the database was, if it is beside it under that name. */
    private static Path shown(Path file, Path backup) {
        Path beside = file.resolveSibling(backup.getFileName());
        return beside.toAbsolutePath().normalize().equals(backup) ? beside : backup;
    }

    private void nothing(int version) {
        screen.out().println("nothing is pending: the schema version is " + version);
    }

    /** The pending migrations, and where the backup would go. */
    static void writePending(DatabaseInfo info, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("pending");
        for (Migration migration : info.pending()) {
            out.writeStartObject();
            out.writeNumberField("version", migration.version());
            out.writeStringField("name", migration.name());
            out.writeEndObject();
        }
        out.writeEndArray();
        if (info.backup().isPresent()) {
            out.writeStringField("backup", info.backup().get().toString());
        }
    }
}
