package io.traininglog.cli;

import io.traininglog.terminal.TerminalText;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/** A bar with how much is done, how fast and how long it still takes; how much and how long, where the end is not known. */
final class BarRenderer implements ProgressBarRenderer {

    private static final int LEAST_BAR = 10;
    private static final int MOST_BAR = 40;
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

    private final String unit;

    BarRenderer(String unit) {
        this.unit = unit;
    }

    @Override
    public String render(ProgressState state, int columns) {
        long done = state.getCurrent();
        long total = state.getMax();
        Duration elapsed = state.getElapsedAfterStart();
        double perSecond = done / Math.max(1e-3, elapsed.toNanos() / 1e9);
        String speed = number(perSecond) + "/s";
        if (state.isIndefinite() || total <= 0) {
            return state.getTaskName() + "  " + done + " " + unit + "  " + speed + "  " + clock(elapsed.toSeconds());
        }
        double part = Math.min(1, (double) done / total);
        String before = String.format(Locale.ROOT, "%s %3d%% ", state.getTaskName(), (int) (100 * part));
        String behind = "  " + done + "/" + total + " " + unit + "  " + speed
                + (done == 0 ? "" : "  " + clock(Math.round((total - done) / perSecond)) + " left");
        int room = columns - TerminalText.width(before) - TerminalText.width(behind);
        return room < LEAST_BAR ? before + behind.strip() : before + bar(part, Math.min(room, MOST_BAR)) + behind;
    }

    private static String bar(double part, int columns) {
        int eighths = (int) (part * columns * 8);
        String filled = "█".repeat(eighths / 8) + (eighths % 8 == 0 ? "" : EIGHTHS.charAt(eighths % 8));
        return TerminalText.padded(filled, columns);
    }

    private static String number(double number) {
        if (number >= 1e6) {
            return String.format(Locale.ROOT, "%.1fM", number / 1e6);
        }
        return number >= 1e4
                ? String.format(Locale.ROOT, "%.0fk", number / 1e3)
                : String.format(Locale.ROOT, "%.0f", number);
    }

    private static String clock(long seconds) {
        return seconds >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
