package io.traininglog.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The times that a command looks at. */
final class TimesOption {

    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec command;

    @Option(names = "--from", paramLabel = "TIME", description = "The first time, included.")
    long from;

    @Option(names = "--to", paramLabel = "TIME", description = "The last time, included.")
    long to = Long.MAX_VALUE;

    /**
     * Checks that there can be any.
     *
     * @throws ParameterException if the first comes after the last
     */
    void check() {
        if (from > to) {
            throw new ParameterException(
                    Objects.requireNonNull(command).commandLine(),
                    "there is no time from " + from + " to " + to + ": the first comes after the last");
        }
    }
}
