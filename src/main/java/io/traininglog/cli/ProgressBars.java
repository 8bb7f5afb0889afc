package io.traininglog.cli;

import io.traininglog.MissingArtifactException;
import io.traininglog.Progress;

/** Progress bars, for people alone: beside the output, and not in a pipe or file. */
final class ProgressBars {

    private ProgressBars() {}

    /** A bar that is shown until it is closed. */
    interface Bar extends Progress, AutoCloseable {

        /** Takes it from the screen. */
        @Override
        void close();
    }

    /**
     * Shows a bar.
     *
     * @param task what is done, such as {@code importing}
     * @param unit of the numbers that are reported, in the plural
     */
    static Bar show(Screen screen, String task, String unit) {
        if (!screen.showsProgress()) {
            return none();
        }
        MissingArtifactException.check(
                "me.tongfei.progressbar.ProgressBar", "me.tongfei:progressbar", "A progress bar");
        return new TerminalBar(screen, task, unit);
    }

    /** Shows none. */
    static Bar none() {
        return new NoBar();
    }

    /** Where nobody would see one. */
    private static final class NoBar implements Bar {

        @Override
        public void report(long done, long total) {
            // nobody is told
        }

        @Override
        public void close() {
            // nothing is shown
        }
    }
}
