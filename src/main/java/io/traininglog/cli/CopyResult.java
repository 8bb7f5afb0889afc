package io.traininglog.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.traininglog.CopyReport;
import io.traininglog.terminal.TerminalText;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * What a copy did, for people or programs.
 *
 * @param from what people call the database that was read
 * @param to what they call the other
 * @param isRehearsal whether it did nothing, and this is what it would do
 * @param left how many groups of entries are in journals of processes that are gone, and so were not seen
 */
record CopyResult(String from, String to, boolean isRehearsal, CopyReport report, long left) {

    boolean isComplete() {
        return report.isComplete() && left == 0;
    }

    void print(Screen screen, boolean isJson) throws IOException {
        if (isJson) {
            OutputOption.json(screen, this::write);
        } else {
            printLines(screen);
        }
    }

    private void printLines(Screen screen) {
        print(screen, isRehearsal ? "would copy" : "copied", report.copied());
        print(screen, isRehearsal ? "would replace" : "replaced", report.replaced());
        print(screen, "there already", report.present());
        for (CopyReport.Different log : report.different()) {
            screen.out().println(TerminalText.of("differs: " + ShortNames.hex(log.uuid()) + ": " + log.how()));
        }
        for (CopyReport.Refused log : report.refused()) {
            screen.out().println(TerminalText.of("failed: " + ShortNames.hex(log.uuid()) + ": " + log.reason()));
        }
        if (left > 0) {
            screen.out()
                    .println(TerminalText.of("left out: "
                            + Plural.of(left, "group of entries", "groups of entries")
                            + " that processes which are gone left in their journals: 'traininglog vacuum -d " + from
                            + "' brings them to the database; then copy again"));
        }
        screen.out().println(TerminalText.of(summary()));
    }

    private static void print(Screen screen, String what, List<UUID> logs) {
        logs.forEach(log -> screen.out().println(what + ": " + ShortNames.hex(log)));
    }

    private String summary() {
        int copied = report.copied().size() + report.replaced().size();
        StringBuilder summary = new StringBuilder();
        summary.append(counted(copied))
                .append(isRehearsal ? " would be copied from " : " copied from ")
                .append(from)
                .append(" to ")
                .append(to);
        if (!report.present().isEmpty()) {
            summary.append(", ").append(report.present().size()).append(" there already");
        }
        if (!report.different().isEmpty()) {
            summary.append(", ")
                    .append(report.different().size())
                    .append(report.different().size() == 1 ? " differs" : " differ")
                    .append(": see --replace");
        }
        if (!report.refused().isEmpty()) {
            summary.append(", ").append(report.refused().size()).append(" failed");
        }
        return summary.toString();
    }

    private String counted(int logs) {
        return logs == 0
                ? "no log"
                : Plural.of(logs, "log", "logs") + " with " + Plural.of(report.entries(), "entry", "entries");
    }

    private void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("from", from);
        out.writeStringField("to", to);
        out.writeBooleanField("dry_run", isRehearsal);
        out.writeBooleanField("complete", isComplete());
        out.writeNumberField("entries", report.entries());
        out.writeNumberField("left_in_journals", left);
        write(out, "copied", report.copied());
        write(out, "replaced", report.replaced());
        write(out, "present", report.present());
        out.writeArrayFieldStart("different");
        for (CopyReport.Different log : report.different()) {
            out.writeStartObject();
            out.writeStringField("uuid", ShortNames.hex(log.uuid()));
            out.writeStringField("how", log.how());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("failed");
        for (CopyReport.Refused log : report.refused()) {
            out.writeStartObject();
            out.writeStringField("uuid", ShortNames.hex(log.uuid()));
            out.writeStringField("reason", log.reason());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, String name, List<UUID> logs) throws IOException {
        out.writeArrayFieldStart(name);
        for (UUID log : logs) {
            out.writeString(ShortNames.hex(log));
        }
        out.writeEndArray();
    }
}
