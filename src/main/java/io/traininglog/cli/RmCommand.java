package io.traininglog.cli;

import io.traininglog.DatabaseFile;
import io.traininglog.DatabaseInfo;
import io.traininglog.LogDatabase;
import io.traininglog.LogInUseException;
import io.traininglog.LogSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deletes logs. */
@Command(
        name = "rm",
        description = "Deletes logs with all their entries, after a question unless --yes is given.",
        mixinStandardHelpOptions = true)
final class RmCommand implements Callable<Integer> {

    private final Screen screen;

    @Spec
    @Nullable
    CommandSpec command;

    @Mixin
    DatabaseOption database = new DatabaseOption();

    @Mixin
    OutputOption output = new OutputOption();

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask; needed where nobody can answer.")
    boolean isSure;

    @Option(names = "--descendants", description = "Delete all logs that were resumed from these, too.")
    boolean withDescendants;

    @Option(
            names = "--in-use",
            description =
                    "Delete even while a living process writes to the database; of one on a server that is not seen.")
    boolean mayBeInUse;

    @Parameters(paramLabel = "LOG", arity = "1..*", description = "The first digits of a log's UUID, or 'last'.")
    List<String> names = new ArrayList<>();

    RmCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        Question question = new Question(screen);
        if (!isSure && !question.canBeAsked()) {
            throw new ParameterException(
                    Objects.requireNonNull(command).commandLine(),
                    "nobody can be asked whether to delete: say --yes, or run this on a terminal");
        }
        if (!mayBeInUse && database.place().isFile()) {
            refuseIfInUse(database.place().existingFile());
        }
        try (LogDatabase logs = database.write()) {
            List<LogSummary> doomed = doomed(logs);
            if (!isSure && !question.isAnsweredYes(text(doomed))) {
                screen.err().println("traininglog: nothing was deleted");
                return ExitCode.SOFTWARE;
            }
            delete(logs, doomed);
        }
        return ExitCode.OK;
    }

    /** A journal does not tell which logs its process will write to next. */
    private static void refuseIfInUse(Path file) {
        DatabaseInfo info = DatabaseFile.at(file).info();
        if (info.journals().stream().anyMatch(journal -> journal.state() == DatabaseInfo.JournalState.HELD)) {
            throw new LogInUseException("a living process writes to " + file
                    + ", perhaps to this very log; stop it first, or say --in-use to delete all the same");
        }
    }

    /** Children before parents. */
    private List<LogSummary> doomed(LogDatabase logs) {
        Set<UUID> named = new LinkedHashSet<>();
        for (String name : names) {
            named.add(database.find(logs, name).uuid());
        }
        return new Descendants(logs.logs()).childrenFirst(named, this::refuseUnlessWanted);
    }

    private void refuseUnlessWanted(LogSummary parent, LogSummary child) {
        if (!withDescendants) {
            throw new LogInUseException("log " + hex(parent) + " cannot be deleted: " + hex(child)
                    + " was resumed from it; name that too, or say --descendants to delete all of them");
        }
    }

    private static String text(List<LogSummary> doomed) {
        return doomed.size() == 1
                ? "Delete log " + hex(doomed.get(0)) + " with "
                        + Plural.of(doomed.get(0).entries(), "entry", "entries") + "?"
                : "Delete " + doomed.size() + " logs: "
                        + String.join(", ", doomed.stream().map(RmCommand::hex).toList()) + "?";
    }

    /** What was deleted is told even if the next fails. */
    private void delete(LogDatabase logs, List<LogSummary> doomed) throws IOException {
        List<String> deleted = new ArrayList<>();
        try {
            for (LogSummary log : doomed) {
                logs.delete(log.uuid());
                deleted.add(hex(log));
            }
        } finally {
            tell(Collections.unmodifiableList(deleted));
        }
    }

    private void tell(List<String> deleted) throws IOException {
        if (output.isJson) {
            OutputOption.json(screen, out -> {
                out.writeStartArray();
                for (String log : deleted) {
                    out.writeString(log);
                }
                out.writeEndArray();
            });
        } else {
            deleted.forEach(log -> screen.out().println("deleted " + log));
        }
    }

    private static String hex(LogSummary log) {
        return log.uuid().toString().replace("-", "");
    }
}
