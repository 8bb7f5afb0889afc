package io.traininglog.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.traininglog.DatabaseFile;
import io.traininglog.Finding;
import io.traininglog.terminal.TerminalText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Looks for damage. */
@Command(
        name = "check",
        description = {
            "Looks for damage: SQLite's own checks, the checksum of every chunk and object, values that cannot be read,"
                    + " what belongs to no log, broken lineages and journals of processes that are gone.",
            "Changes nothing. The exit code is 1 if anything is found."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private final Screen screen;

    @Mixin
    DatabaseOption database = new DatabaseOption();

    @Mixin
    OutputOption output = new OutputOption();

    CheckCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        Path path = database.file("a PostgreSQL server checks its own files with pg_amcheck");
        DatabaseFile file = DatabaseFile.at(path);
        AtomicLong count = new AtomicLong();
        if (output.isJson) {
            OutputOption.json(screen, out -> {
                out.writeStartArray();
                check(file, count, finding -> write(finding, out));
                out.writeEndArray();
            });
        } else {
            check(file, count, finding -> screen.out().println(line(finding)));
            if (count.get() == 0) {
                screen.out().println(TerminalText.of(path + " is sound"));
            }
        }
        return count.get() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void check(DatabaseFile file, AtomicLong count, Consumer<Finding> each) {
        boolean wouldMix = output.isJson && screen.isTerminal();
        try (ProgressBars.Bar bar = wouldMix ? ProgressBars.none() : ProgressBars.show(screen, "checking", "entries")) {
            file.check(bar, finding -> {
                count.incrementAndGet();
                each.accept(finding);
            });
        }
    }

    /** On a terminal it takes the place of the progress bar, which is shown again below it. */
    private String line(Finding finding) {
        String text = TerminalText.of(finding.message());
        return screen.isTerminal() && screen.showsProgress()
                ? '\r' + TerminalText.padded(text, screen.width() - 1)
                : text;
    }

    private static void write(Finding finding, JsonGenerator out) {
        try {
            out.writeStartObject();
            out.writeStringField("kind", finding.kind().name().toLowerCase(Locale.ROOT));
            if (finding.log().isPresent()) {
                out.writeStringField("log", finding.log().get().toString().replace("-", ""));
            }
            if (finding.time().isPresent()) {
                out.writeNumberField("time", finding.time().getAsLong());
            }
            if (finding.key().isPresent()) {
                out.writeStringField("key", finding.key().get());
            }
            out.writeStringField("message", finding.message());
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
