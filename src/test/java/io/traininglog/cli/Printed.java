package io.traininglog.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What a command printed. */
record Printed(int exitCode, String out, String err) {

    /** Runs a command in this process, as in a pipe. */
    static Printed run(Object... arguments) {
        return run(false, 80, arguments);
    }

    /** Runs a command in this process, as on a terminal so wide, with colours. */
    static Printed onTerminal(int width, Object... arguments) {
        return run(true, width, arguments);
    }

    private static Printed run(boolean isTerminal, int width, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Screen screen =
                new Screen(new PrintWriter(out), new PrintWriter(err), isTerminal, isTerminal, isTerminal, width);
        String[] texts = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
        int exitCode = Main.commandLine(screen).execute(texts);
        screen.flush();
        return new Printed(exitCode, out.toString(), err.toString());
    }

    /** What was printed for people or programs, line by line. */
    List<String> lines() {
        return out.lines().toList();
    }
}
