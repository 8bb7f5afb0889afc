package io.traininglog.robustness;

import io.traininglog.journal.Append;
import io.traininglog.journal.Appender;
import io.traininglog.journal.Journal;
import io.traininglog.value.Cell;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;

/**
 * Appends steps, whose times count up, until it is killed, and says how far it is. A file stands for the database: the
 * last drained generation, and the first time after it.
 */
final class KilledAppender {

    private static final int STEPS_A_LINE = 50;

    private final Journal journal;
    private final RandomAccessFile drained;
    private final Random random = new Random();

    private KilledAppender(Path database, Path drained) throws Exception {
        this.journal = Journal.create(database, 1 << 16);
        this.drained = new RandomAccessFile(drained.toFile(), "rw");
    }

    public static void main(String[] arguments) throws Exception {
        KilledAppender appender = new KilledAppender(Path.of(arguments[0]), Path.of(arguments[1]));
        appender.define();
        for (long time = 0; ; time++) {
            appender.step(time);
            if (time % STEPS_A_LINE == 0) {
                System.out.println(time);
            }
        }
    }

    private void step(long time) throws Exception {
        while (random.nextInt(1000) == 0 || append(time) != Append.DONE) {
            next(time);
        }
    }

    private Append append(long time) {
        Appender appender = journal.appender();
        return switch ((int) (time % 4)) {
            case 0 -> appender.number(0, 0, time, (double) time);
            case 1 -> appender.numbers(0, time, new int[] {0, 1, 0}, new double[] {1, 2, (double) time}, 3);
            case 2 -> appender.cells(0, time, new int[] {1}, new Cell[] {new Cell.Text(text(time))}, 1);
            default -> appender.cells(0, time, new int[] {0, 1}, new Cell[] {new Cell.Int(time), Cell.Mark.NULL}, 2);
        };
    }

    static String text(long time) {
        return "x".repeat((int) (time % 500)) + time;
    }

    private void next(long time) throws Exception {
        if (!journal.next()) {
            throw new IllegalStateException("generation " + journal.generation() + " has none before it to drain");
        }
        define();
        ByteBuffer row =
                ByteBuffer.allocate(16).putLong(journal.generation() - 1).putLong(time);
        drained.seek(0);
        drained.write(row.array());
        journal.drained(journal.generation() - 1);
    }

    private void define() {
        journal.appender().log(0, new UUID(1, 2));
        journal.appender().key(0, "k");
        journal.appender().key(1, "l");
    }
}
