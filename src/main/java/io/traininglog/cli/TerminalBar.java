package io.traininglog.cli;

import io.traininglog.terminal.TerminalText;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarConsumer;

/** A progress bar in one line of the terminal, written over again and again, without any control sequence. */
final class TerminalBar implements ProgressBars.Bar {

    private static final int MILLISECONDS = 200;

    private final Line line;
    private final ProgressBar bar;
    private final Thread atExit;

    TerminalBar(Screen screen, String task, String unit) {
        this.line = new Line(screen);
        this.bar = ProgressBar.builder()
                .setTaskName(task)
                .setUpdateIntervalMillis(MILLISECONDS)
                .continuousUpdate()
                .setRenderer(new BarRenderer(unit))
                .setConsumer(line)
                .build();
        this.atExit = new Thread(line::leave, "traininglog-progress-bar");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    @Override
    public void report(long done, long total) {
        bar.maxHint(total);
        bar.stepTo(done);
    }

    @Override
    public void close() {
        bar.close();
        line.end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the process ends already, and the hook leaves the line
        }
    }

    /** The last column stays free: a terminal may break the line behind it. */
    private static final class Line implements ProgressBarConsumer {

        private final Screen screen;
        private final int columns;
        private boolean isLeft;

        Line(Screen screen) {
            this.screen = screen;
            this.columns = screen.width() - 1;
        }

        @Override
        public int getMaxRenderedLength() {
            return columns;
        }

        @Override
        public synchronized void accept(String rendered) {
            if (!isLeft) {
                screen.err().print('\r' + TerminalText.padded(TerminalText.cut(rendered, columns), columns));
                screen.err().flush();
            }
        }

        /** The bar itself cannot be trusted with this: one that is closed at once stays. */
        synchronized void end() {
            if (!isLeft) {
                isLeft = true;
                screen.err().print('\r' + " ".repeat(columns) + '\r');
                screen.err().flush();
            }
        }

        /** What comes next, such as a shell's prompt, begins in a new line. */
        synchronized void leave() {
            if (!isLeft) {
                isLeft = true;
                screen.err().println();
                screen.err().flush();
            }
        }

        @Override
        public void close() {
            // the screen is the caller's
        }
    }
}
