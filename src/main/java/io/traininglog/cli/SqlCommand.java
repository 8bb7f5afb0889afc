package io.traininglog.cli;

import io.traininglog.DatabaseFile;
import io.traininglog.QueryLimits;
import io.traininglog.QueryReport;
import io.traininglog.QueryRows;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
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

/** Asks in SQL. */
@Command(
        name = "sql",
        description = {
            "Answers one SQL query of a database's tables and of its views timeline and runs.",
            "It reads only: whatever the query says, nothing is changed and no other file is opened."
        },
        mixinStandardHelpOptions = true)
final class SqlCommand implements Callable<Integer> {

    private final Screen screen;

    @Spec
    @Nullable
    CommandSpec command;

    @Mixin
    DatabaseOption database = new DatabaseOption();

    @Mixin
    OutputOption output = new OutputOption();

    @Option(
            names = "--limit",
            paramLabel = "ROWS",
            defaultValue = "1000",
            description = "The most rows to answer (default: ${DEFAULT-VALUE}).")
    long limit;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "The longest that the query may take (default: ${DEFAULT-VALUE}).")
    double timeout;

    @Parameters(paramLabel = "QUERY", description = "A statement that begins with SELECT, WITH, VALUES or EXPLAIN.")
    String query = "";

    SqlCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        QueryLimits limits = limits();
        DatabaseFile file = DatabaseFile.at(
                database.file("ask a PostgreSQL database with psql, where the views timeline and runs are too"));
        QueryReport report = output.isJson ? asJson(file, limits) : asTable(file, limits);
        screen.out().flush();
        if (report.isCut()) {
            screen.err()
                    .println("traininglog: there are more rows than these " + report.rows()
                            + "; see all with a larger --limit");
        }
        return 0;
    }

    private QueryReport asJson(DatabaseFile file, QueryLimits limits) throws IOException {
        QueryReport[] report = new QueryReport[1];
        OutputOption.json(screen, out -> {
            out.writeStartArray();
            report[0] = ask(file, limits, new JsonRows(out));
            out.writeEndArray();
        });
        return report[0];
    }

    private QueryReport asTable(DatabaseFile file, QueryLimits limits) {
        TableRows rows = new TableRows();
        QueryReport report = ask(file, limits, rows);
        rows.print(screen);
        return report;
    }

    private QueryReport ask(DatabaseFile file, QueryLimits limits, QueryRows rows) {
        try (QueryDeadline deadline = QueryDeadline.start(rows, limits.time(), this::giveUp)) {
            return file.query(query, limits, deadline);
        }
    }

    /** Ends the process: a query only reads, so nothing is lost. */
    private void giveUp() {
        try {
            screen.out().flush();
        } finally {
            screen.err()
                    .println("traininglog: the query took longer than " + timeout
                            + " s and was stopped; give it more time, or ask for less");
            screen.err().flush();
            System.exit(ExitCode.SOFTWARE);
        }
    }

    private QueryLimits limits() {
        try {
            return QueryLimits.usual().rows(limit).time(Duration.ofMillis(Math.round(timeout * 1000)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Objects.requireNonNull(command).commandLine(), e.getMessage(), e);
        }
    }
}
