package io.traininglog.importer;

import io.traininglog.LogWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A file of MLflow's with the values of one metric, a line each in the order in which they were logged. */
final class MetricFile {

    /** Three numbers take less than a hundred characters. */
    private static final int LONGEST_LINE = 4096;

    private final Path file;
    private final String place;
    private final String key;
    private final LongConsumer bytesRead;

    /**
     * A file.
     *
     * @param place its name for people
     * @param bytesRead is told how far reading has come
     */
    MetricFile(Path file, String place, String key, LongConsumer bytesRead) {
        this.file = file;
        this.place = place;
        this.key = key;
        this.bytesRead = bytesRead;
    }

    /** Takes values as they stand in a file. */
    interface Values {
        /** Answers whether it wants more. */
        boolean add(long step, long moment, double value, long line) throws IOException;
    }

    /** Writes all that can be kept; answers the last step, or -1. */
    long write(LogWriter to, LeftOut leftOut) throws IOException {
        LeftOut ofFile = new LeftOut();
        NewestByStep newest = newest(to, ofFile);
        if (isOrdered(newest, ofFile)) {
            leftOut.addAll(ofFile);
            return newest.lastStep();
        }
        return writeSorted(to, leftOut);
    }

    private NewestByStep newest(LogWriter to, LeftOut leftOut) {
        return new NewestByStep(to, leftOut, key, this::place);
    }

    private String place(long line) {
        return place + ":" + line;
    }

    /** Nearly every file is; false as soon as a step is less than the one before. */
    private boolean isOrdered(NewestByStep to, LeftOut leftOut) throws IOException {
        long[] last = {Long.MIN_VALUE};
        boolean isOrdered = read(leftOut, (step, moment, value, line) -> {
            boolean isNext = step >= last[0];
            if (isNext) {
                to.add(step, moment, value, line);
                last[0] = step;
            }
            return isNext;
        });
        to.end();
        return isOrdered;
    }

    /** What was written before of these values is written again. */
    private long writeSorted(LogWriter to, LeftOut leftOut) throws IOException {
        NewestByStep newest = newest(to, leftOut);
        try (SortedValues sorted = new SortedValues()) {
            read(leftOut, sorted);
            sorted.forEach(newest);
        }
        newest.end();
        return newest.lastStep();
    }

    /** Hands out what the lines hold, and lists those that hold nothing; false if it was ended early. */
    private boolean read(LeftOut leftOut, Values to) throws IOException {
        MetricLine line = new MetricLine();
        try (InputStream in = Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            TextLines lines = new TextLines(in, LONGEST_LINE);
            while (lines.next()) {
                bytesRead.accept(lines.bytes());
                @Nullable String fault = fault(lines, line);
                if (fault != null) {
                    leftOut.add(place(lines.number()), fault);
                } else if (!to.add(line.step(), line.moment(), line.value(), lines.number())) {
                    return false;
                }
            }
            return true;
        }
    }

    private static @Nullable String fault(TextLines lines, MetricLine line) {
        if (lines.isTooLong()) {
            return "the line is longer than " + LONGEST_LINE + " bytes";
        } else if (!lines.isEnded()) {
            return "the file ends within this line, so that some of it may be missing";
        }
        @Nullable String fault = line.read(lines.text());
        return fault == null && line.step() < 0 ? NewestByStep.noTime(line.step()) : fault;
    }
}
