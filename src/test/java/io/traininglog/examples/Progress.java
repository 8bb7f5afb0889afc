package io.traininglog.examples;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how far training is. On a terminal one line is drawn over and over; elsewhere, as in a build's log, a plain
 * line appears now and then.
 */
final class Progress {

    private static final int BAR = 24;
    /** Drawing more often would slow the training, and no eye would see it. */
    private static final long REDRAW_NANOS = 50_000_000;

    private final PrintStream out;
    private final boolean terminal;
    private final long first;
    private final long last;
    private final long plainEvery;
    private final LongSupplier nanoClock;
    private final long begun;
    private long drawn;
    private int width;

    private Progress(
            PrintStream out, boolean terminal, long first, long last, long plainEvery, LongSupplier nanoClock) {
        this.out = out;
        this.terminal = terminal;
        this.first = first;
        this.last = last;
        this.plainEvery = plainEvery;
        this.nanoClock = nanoClock;
        begun = nanoClock.getAsLong();
        drawn = begun - REDRAW_NANOS;
    }

    /**
     * Of a run that has done {@code first} iterations, and goes on to {@code last}.
     *
     * @param plainEvery iterations between plain lines
     */
    static Progress on(PrintStream out, long first, long last, long plainEvery) {
        return new Progress(out, hasTerminal(), first, last, plainEvery, System::nanoTime);
    }

    static Progress onTerminal(PrintStream out, long first, long last, LongSupplier nanoClock) {
        return new Progress(out, true, first, last, 1, nanoClock);
    }

    static Progress plain(PrintStream out, long first, long last, long plainEvery, LongSupplier nanoClock) {
        return new Progress(out, false, first, last, plainEvery, nanoClock);
    }

    /** After every iteration. */
    void show(long iteration, double cost) {
        if (terminal) {
            long now = nanoClock.getAsLong();
            if (now - drawn >= REDRAW_NANOS || iteration == last) {
                drawn = now;
                draw(bar(iteration) + " " + figures(iteration, cost));
            }
        } else if (iteration % plainEvery == 0 || iteration == last) {
            out.println(figures(iteration, cost));
        }
    }

    /** Leaves the line, so that what is printed next has one of its own. */
    void end() {
        if (terminal && width > 0) {
            out.println();
            width = 0;
        }
    }

    /** From JDK 22 on there may be a console without a terminal; what tells them apart is as new. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException olderJdk) {
            return true;
        } catch (ReflectiveOperationException unknown) {
            return false;
        }
    }

    private void draw(String line) {
        // Blanks wipe what a longer line left.
        out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        out.flush();
        width = line.length();
    }

    private String bar(long iteration) {
        int full = last == 0 ? BAR : (int) (BAR * Math.min(iteration, last) / last);
        return "[" + "=".repeat(full) + " ".repeat(BAR - full) + "]";
    }

    private String figures(long iteration, double cost) {
        double seconds = (nanoClock.getAsLong() - begun) / 1e9;
        long done = iteration - first;
        if (done <= 0 || seconds <= 0) {
            return String.format(Locale.ROOT, "%d/%d  cost %.4f", iteration, last, cost);
        }
        double rate = done / seconds;
        return String.format(
                Locale.ROOT,
                "%d/%d  cost %.4f  %,.0f/s  %s left",
                iteration,
                last,
                cost,
                rate,
                time(Math.max(0, last - iteration) / rate));
    }

    private static String time(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? "%d:%02d".formatted(whole / 60, whole % 60)
                : "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60);
    }
}
