package io.traininglog.cli;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import io.traininglog.terminal.TerminalText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The newest rows of a log, and those that a trainer adds. */
@Command(
        name = "tail",
        description = "Shows the last rows of a log, and with -f what arrives.",
        mixinStandardHelpOptions = true)
final class TailCommand implements Callable<Integer> {

    /** What another process writes is in a file within a tenth of a second, on a server within a second. */
    private static final long MILLISECONDS = 100;

    private final Screen screen;

    @Mixin
    DatabaseOption database = new DatabaseOption();

    @Option(names = "--json", description = "Print JSON, an object a line.")
    boolean isJson;

    @Parameters(paramLabel = "LOG", description = "The first digits of a log's UUID, or 'last'.")
    String name = "";

    @Option(
            names = {"-n", "--rows"},
            converter = Count.class,
            paramLabel = "N",
            description = "So many rows; 10 unless given.")
    int rows = 10;

    @Option(
            names = {"-f", "--follow"},
            description =
                    "Go on with what arrives, until Ctrl-C: new rows, and values that are put later at a time that"
                            + " was shown, in a line of their own.")
    boolean follows;

    @Option(
            names = {"-k", "--key"},
            paramLabel = "KEY",
            description = "Only this key; may be given several times.")
    List<String> keys = new ArrayList<>();

    TailCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (LogDatabase logs = database.read();
                TrainingLog log = database.open(logs, name)) {
            checkKeys(log);
            ArrivedRows arrived = new ArrivedRows(log, keys);
            RowLines lines = new RowLines(screen, isJson);
            arrived.skipAllBut(rows);
            lines.print(arrived.poll());
            while (follows) {
                screen.out().flush();
                TimeUnit.MILLISECONDS.sleep(MILLISECONDS);
                lines.print(arrived.poll());
            }
        }
        return 0;
    }

    /** A key that is misspelt would show nothing; of a trainer that has just begun it may come. */
    private void checkKeys(TrainingLog log) {
        Set<String> known = keys.isEmpty() ? Set.of() : log.keys();
        for (String key : keys) {
            if (!known.contains(key)) {
                String unknown = NearestNames.unknown("log " + log.hexUuid() + " has no key", key, known);
                if (!follows) {
                    throw new NothingFoundException(unknown);
                }
                screen.err().println(TerminalText.of("traininglog: so far, " + unknown));
            }
        }
    }
}
