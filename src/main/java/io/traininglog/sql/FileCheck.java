package io.traininglog.sql;

import io.traininglog.Finding.Kind;
import io.traininglog.Progress;
import io.traininglog.journal.JournalFile;
import java.sql.SQLException;

/** All that is checked of a file, one part after the other. */
final class FileCheck {

    private static final String UNTIL_THEN = "what it holds is brought to the database when that is next opened for"
            + " writing, and does not show until then";

    private final CheckedFile file;
    private final Schema schema;
    private final Progress progress;

    FileCheck(CheckedFile file, Schema schema, Progress progress) {
        this.file = file;
        this.schema = schema;
        this.progress = progress;
    }

    void run() throws SQLException {
        Gone gone = new Gone(progress, total());
        file.attempt("SQLite's own check", this::integrity);
        file.attempt("the foreign keys", this::references);
        file.attempt("the triggers", this::triggers);
        gone.throughOnce();
        if (schema.isBlocks()) {
            BlocksCheck blocks = new BlocksCheck(file, gone);
            file.attempt("the lineage", blocks::lineage);
            file.attempt("the entries", blocks::entries);
            file.attempt("the status", blocks::status);
        } else if (schema.version() > 0) {
            parts(gone);
        }
        file.attempt("the journals", this::journals);
        gone.throughTwice();
    }

    private void parts(Gone gone) throws SQLException {
        LineageCheck lineage = new LineageCheck(file);
        file.attempt("the lineage", lineage::run);
        file.attempt("the status", new StatusCheck(file)::run);
        if (schema.hasChunks()) {
            ChunkCheck chunks = new ChunkCheck(file, gone);
            file.attempt("the places of the chunks", chunks::places);
            file.attempt("the chunks", chunks::contents);
        }
        file.attempt("the entries", new EntryCheck(file, gone, schema.hasChunks())::run);
    }

    private long total() throws SQLException {
        long[] total = {0};
        if (schema.version() > 0) {
            file.attempt("the number of entries", () -> {
                total[0] = file.number("SELECT count(*) FROM entries")
                        + (schema.hasChunks() ? file.number("SELECT total(size) FROM chunks") : 0);
            });
        }
        return total[0];
    }

    private void integrity() throws SQLException {
        file.each("PRAGMA integrity_check", row -> {
            String found = row.getString(1);
            if (!found.equals("ok")) {
                file.add(Kind.FILE, "SQLite finds the file damaged: " + found);
            }
        });
    }

    /** The lineage's own are told in its words. */
    private void references() throws SQLException {
        file.each("PRAGMA foreign_key_check", row -> {
            if (!row.getString(1).equals("lineage")) {
                file.add(
                        Kind.REFERENCE,
                        "row " + row.getString(2) + " of the table " + CheckedFile.quoted(row.getString(1))
                                + " refers to one that the table " + CheckedFile.quoted(row.getString(3))
                                + " does not have");
            }
        });
    }

    private void triggers() throws SQLException {
        file.each(
                "SELECT substr(name, 1, 200) FROM sqlite_master WHERE type = 'trigger' ORDER BY name",
                row -> file.add(
                        Kind.TRIGGER,
                        "the trigger " + CheckedFile.quoted(row.getString(1))
                                + " could change what a log writes, so the database is only opened to read: drop it"));
    }

    private void journals() throws SQLException {
        for (JournalFile journal : DatabaseCare.journals(file.file())) {
            String name = String.valueOf(journal.file().getFileName());
            if (journal.state() == JournalFile.State.SET_ASIDE) {
                file.add(
                        Kind.JOURNAL,
                        "the journal " + name
                                + " could not be read to its end when it was brought to the database; what it held"
                                + " beyond that is in this file alone");
            } else if (journal.state() == JournalFile.State.LEFT && !journal.isReadable()) {
                file.add(
                        Kind.JOURNAL,
                        "the journal " + name + " was left by a process that is gone, and its header is damaged or a"
                                + " newer library's");
            } else if (journal.state() == JournalFile.State.LEFT
                    && journal.pending(schema.hasChunks() ? Numbers.drained(file.connection(), journal.id()) : 0) > 0) {
                file.add(Kind.JOURNAL, "the journal " + name + " was left by a process that is gone: " + UNTIL_THEN);
            }
        }
    }
}
