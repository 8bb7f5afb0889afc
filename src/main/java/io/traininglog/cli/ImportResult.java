package io.traininglog.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.traininglog.importer.ImportReport;
import io.traininglog.terminal.TerminalText;
import java.io.IOException;
import java.util.List;

/**
 * What an import did, for people or programs.
 *
 * @param isRehearsal whether it did nothing, and this is what it would do
 */
record ImportResult(String database, boolean isRehearsal, ImportReport report) {

    void print(Screen screen, boolean isJson) throws IOException {
        if (isJson) {
            OutputOption.json(screen, this::write);
        } else {
            printLines(screen);
        }
    }

    private void printLines(Screen screen) {
        for (ImportReport.Imported log : report.imported()) {
            print(screen, isRehearsal ? "would import" : "imported", log);
        }
        for (ImportReport.Imported log : report.present()) {
            print(screen, report.grown().contains(log) ? "there already, and has grown since" : "there already", log);
        }
        for (ImportReport.Failed failed : report.failed()) {
            screen.out().println("failed: " + TerminalText.of(failed.name() + ": " + failed.reason()));
        }
        for (String left : report.leftOut().listed()) {
            screen.out().println("left out: " + TerminalText.of(left));
        }
        for (String note : report.leftOut().notes()) {
            screen.out().println("note: " + TerminalText.of(note));
        }
        screen.out().println(summary());
    }

    private static void print(Screen screen, String what, ImportReport.Imported log) {
        screen.out().println(what + ": " + hex(log).substring(0, 8) + "  " + TerminalText.of(log.name()));
    }

    private String summary() {
        StringBuilder summary = new StringBuilder();
        summary.append(counted(report.imported().size(), "log"))
                .append(isRehearsal ? " would be imported into " : " imported into ")
                .append(TerminalText.of(database));
        if (!report.present().isEmpty()) {
            summary.append(", ").append(report.present().size()).append(" there already");
        }
        if (!report.grown().isEmpty()) {
            summary.append(" (").append(report.grown().size()).append(" grown since: --replace imports them anew)");
        }
        if (!report.failed().isEmpty()) {
            summary.append(", ").append(report.failed().size()).append(" failed");
        }
        long leftOut = report.leftOut().count();
        if (leftOut > 0) {
            summary.append("; ").append(counted(leftOut, "thing")).append(" left out");
            if (report.leftOut().isCut()) {
                summary.append(", of which the first are listed");
            }
        }
        return summary.toString();
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String hex(ImportReport.Imported log) {
        return log.uuid().toString().replace("-", "");
    }

    private void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("database", database);
        out.writeBooleanField("dry_run", isRehearsal);
        write(out, "imported", report.imported());
        write(out, "present", report.present());
        write(out, "grown", report.grown());
        out.writeArrayFieldStart("failed");
        for (ImportReport.Failed failed : report.failed()) {
            out.writeStartObject();
            out.writeStringField("name", failed.name());
            out.writeStringField("reason", failed.reason());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeNumberField("left_out", report.leftOut().count());
        out.writeArrayFieldStart("left_out_listed");
        for (String left : report.leftOut().listed()) {
            out.writeString(left);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("notes");
        for (String note : report.leftOut().notes()) {
            out.writeString(note);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, String name, List<ImportReport.Imported> logs) throws IOException {
        out.writeArrayFieldStart(name);
        for (ImportReport.Imported log : logs) {
            out.writeStartObject();
            out.writeStringField("uuid", hex(log));
            out.writeStringField("name", log.name());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
