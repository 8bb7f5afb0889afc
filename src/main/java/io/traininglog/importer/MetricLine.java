package io.traininglog.importer;

import org.jspecify.annotations.Nullable;

/**
 * What one line of a metric's file says: a moment in milliseconds since 1970, the value and, in all but the oldest files,
 * the step. Format: {@code FileStore._get_metric_from_line} in MLflow's {@code file_store.py}.
 */
final class MetricLine {

    private long moment;
    private double value;
    private long step;

    /** Reads a line; answers what is wrong with it, or null. */
    @Nullable
    String read(String text) {
        String line = text.strip();
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        if (first < 0 || (second >= 0 && line.indexOf(' ', second + 1) >= 0)) {
            int fields = line.split(" ", -1).length;
            return "expected 'moment value step', found " + (fields == 1 ? "one field" : fields + " fields");
        }
        String number = line.substring(first + 1, second < 0 ? line.length() : second);
        @Nullable Long moment = PythonNumbers.integer(line.substring(0, first));
        @Nullable Double value = PythonNumbers.real(number);
        @Nullable Long step = second < 0 ? Long.valueOf(0) : PythonNumbers.integer(line.substring(second + 1));
        if (moment == null) {
            return "the moment is no integer";
        } else if (value == null) {
            return "the value '" + number + "' is no number";
        } else if (step == null) {
            return "the step '" + line.substring(second + 1) + "' is no integer";
        }
        this.moment = moment;
        this.value = value;
        this.step = step;
        return null;
    }

    long moment() {
        return moment;
    }

    double value() {
        return value;
    }

    long step() {
        return step;
    }
}
