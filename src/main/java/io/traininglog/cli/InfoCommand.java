package io.traininglog.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.traininglog.DatabaseFile;
import io.traininglog.DatabaseInfo;
import io.traininglog.DatabaseInfo.Contents;
import io.traininglog.DatabaseInfo.JournalFile;
import io.traininglog.DatabaseInfo.Migration;
import io.traininglog.terminal.TerminalText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What state a database is in. */
@Command(
        name = "info",
        description = "Shows a database's schema version, pending migrations, sizes and journals, and changes nothing.",
        mixinStandardHelpOptions = true)
final class InfoCommand implements Callable<Integer> {

    private final Screen screen;

    @Mixin
    DatabaseOption database = new DatabaseOption();

    @Mixin
    OutputOption output = new OutputOption();

    InfoCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        Path file = database.file("psql shows the tables of a PostgreSQL database and their sizes: \\dt+");
        DatabaseInfo info = DatabaseFile.at(file).info();
        if (output.isJson) {
            OutputOption.json(screen, out -> write(info, out));
        } else {
            print(file, info);
        }
        return 0;
    }

    private void print(Path file, DatabaseInfo info) {
        line("file", file);
        line("schema", schema(info));
        for (Migration migration : info.pending()) {
            line("pending", migration.version() + " " + migration.name());
        }
        line("size", ByteCount.text(info.bytes()) + ", of which " + ByteCount.text(info.freeBytes()) + " are free");
        if (info.writeAheadBytes() > 0) {
            line("write-ahead", ByteCount.text(info.writeAheadBytes()));
        }
        info.contents().ifPresent(this::print);
        for (JournalFile journal : info.journals()) {
            line(
                    "journal",
                    journal.file().getFileName() + ", " + ByteCount.text(journal.bytes()) + ", " + state(journal));
        }
    }

    private void print(Contents contents) {
        line("logs", String.format(Locale.ROOT, "%,d", contents.logs()));
        line(
                "entries",
                String.format(Locale.ROOT, "%,d", contents.entries()) + ": "
                        + Plural.of(contents.rows(), "row", "rows") + ", and "
                        + String.format(Locale.ROOT, "%,d", contents.sealed()) + " in "
                        + Plural.of(contents.chunks(), "chunk", "chunks"));
    }

    private void line(String name, Object text) {
        screen.out().println(TerminalText.padded(name, 13) + TerminalText.of(text.toString()));
    }

    private static String schema(DatabaseInfo info) {
        String version = switch (info.schemaVersion()) {
            case 0 -> "none yet, the file is empty";
            case 1 -> "1, as Python's Blocks makes it";
            default -> "version " + info.schemaVersion();
        };
        if (info.schemaVersion() > info.newestKnown()) {
            return version + "; this traininglog knows versions up to " + info.newestKnown();
        }
        return info.pending().isEmpty() ? version + ", the newest" : version + "; the newest is " + info.newestKnown();
    }

    private static String state(JournalFile journal) {
        String whose = switch (journal.state()) {
            case HELD -> "of a living process";
            case BROUGHT -> "being brought to the database";
            case LEFT -> "left by a process that is gone";
            case SET_ASIDE -> "set aside because it is damaged";
        };
        return journal.pending().isPresent()
                ? whose + ", with "
                        + Plural.of(
                                journal.pending().getAsLong(),
                                "group of entries that is not in the database",
                                "groups of entries that are not in the database")
                : whose;
    }

    private static void write(DatabaseInfo info, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("file", info.file().toString());
        out.writeNumberField("schema_version", info.schemaVersion());
        out.writeNumberField("newest_known", info.newestKnown());
        MigrateCommand.writePending(info, out);
        out.writeNumberField("bytes", info.bytes());
        out.writeNumberField("write_ahead_bytes", info.writeAheadBytes());
        out.writeNumberField("free_bytes", info.freeBytes());
        if (info.contents().isPresent()) {
            write(info.contents().get(), out);
        }
        out.writeArrayFieldStart("journals");
        for (JournalFile journal : info.journals()) {
            write(journal, out);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(Contents contents, JsonGenerator out) throws IOException {
        out.writeNumberField("logs", contents.logs());
        out.writeNumberField("entries", contents.entries());
        out.writeNumberField("rows", contents.rows());
        out.writeNumberField("chunks", contents.chunks());
        out.writeNumberField("sealed", contents.sealed());
    }

    private static void write(JournalFile journal, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("file", journal.file().toString());
        out.writeNumberField("bytes", journal.bytes());
        out.writeStringField("state", journal.state().name().toLowerCase(Locale.ROOT));
        if (journal.pending().isPresent()) {
            out.writeNumberField("pending", journal.pending().getAsLong());
        }
        out.writeEndObject();
    }
}
