package io.traininglog.cli;

import io.traininglog.LogDatabase;
import io.traininglog.TrainingLog;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** One row of a log. */
@Command(name = "row", description = "Shows all entries of one time.", mixinStandardHelpOptions = true)
final class RowCommand implements Callable<Integer> {

    private static final String LAST = "last";

    private final Screen screen;

    @Mixin
    DatabaseOption database = new DatabaseOption();

    @Mixin
    OutputOption output = new OutputOption();

    @Parameters(index = "0", paramLabel = "LOG", description = "The first digits of a log's UUID, or 'last'.")
    String name = "";

    @Parameters(
            index = "1",
            paramLabel = "TIME",
            description = "Iterations done, or 'last'.",
            converter = Time.Converter.class)
    @Nullable
    Time time;

    RowCommand(Screen screen) {
        this.screen = screen;
    }

    /**
     * A time as it is given.
     *
     * @param number null for the last one
     */
    record Time(@Nullable Long number) {

        /** Reads it from the command line. */
        static final class Converter implements ITypeConverter<Time> {
            @Override
            public Time convert(String text) {
                if (text.equals(LAST)) {
                    return new Time(null);
                }
                long number = parsed(text);
                if (number < 0) {
                    throw new TypeConversionException(
                            "a time is a number of iterations, from 0 on, or 'last', not '" + text + "'");
                }
                return new Time(number);
            }

            private static long parsed(String text) {
                try {
                    return Long.parseLong(text);
                } catch (NumberFormatException e) {
                    return -1;
                }
            }
        }
    }

    @Override
    public Integer call() throws IOException {
        try (LogDatabase logs = database.read();
                TrainingLog log = database.open(logs, name)) {
            Long given = Objects.requireNonNull(time).number();
            Long at = given != null
                    ? given
                    : log.rows().isEmpty() ? null : log.rows().lastKey();
            if (at == null) {
                throw new NothingFoundException("log " + log.hexUuid() + " has no entry");
            }
            Entries row = Entries.of(log.at(at));
            if (row.isEmpty()) {
                throw new NothingFoundException(nothing(log, at));
            }
            print(at, row);
        }
        return 0;
    }

    private static String nothing(TrainingLog log, long at) {
        Long before = log.rows().lowerKey(at);
        Long behind = log.rows().higherKey(at);
        return "log " + log.hexUuid() + " has no entry at time " + at
                + (before == null ? "" : "; the one before is at " + before)
                + (behind == null ? "" : "; the next is at " + behind);
    }

    private void print(long at, Entries row) throws IOException {
        if (output.isJson) {
            OutputOption.json(screen, out -> {
                out.writeStartObject();
                out.writeNumberField("time", at);
                out.writeFieldName("values");
                row.write(out);
                out.writeEndObject();
            });
        } else {
            row.table(screen).print(screen);
        }
    }
}
