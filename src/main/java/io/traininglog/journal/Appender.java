package io.traininglog.journal;

import io.traininglog.value.Cell;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Appends records to a journal's current generation. Once a method has answered {@link Append#DONE}, whoever reads the
 * file finds the record, whatever becomes of this process.
 *
 * <p>Logs and keys are numbers, which a generation defines before it uses them: 0, 1, 2… in this order, each kind for
 * itself. A number that is not defined is an IllegalArgumentException, a full disk a {@link JournalException}; then
 * nothing of the record is written, and the next call may succeed.
 *
 * <p>For one thread at a time, together with {@link Journal#next()} and the journal's end.
 */
public final class Appender {

    private final RecordWriter writer;
    private int logs;
    private int keys;

    Appender(MappedFile file, Generation first) {
        writer = new RecordWriter(file, first);
    }

    void begin(Generation generation) {
        writer.begin(generation);
        logs = 0;
        keys = 0;
    }

    void end() {
        writer.end();
    }

    /** Defines the next log. */
    public Append log(int number, UUID uuid) {
        checkNext(number, logs, "log");
        Append room = writer.begin(24);
        if (room == Append.DONE) {
            ByteBuffer out = writer.out().putInt(number).putInt(0);
            out.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
            writer.finish(RecordType.LOG);
            logs++;
        }
        return room;
    }

    /** Defines the next key. */
    public Append key(int number, String text) {
        checkNext(number, keys, "key");
        Append room = writer.begin(Integer.BYTES + TextForm.size(text));
        if (room == Append.DONE) {
            TextForm.write(writer.out().putInt(number), text);
            writer.finish(RecordType.KEY);
            keys++;
        }
        return room;
    }

    /** Appends one number. Allocates nothing. */
    public Append number(int log, int key, long time, double value) {
        check(log, logs, "log");
        check(key, keys, "key");
        return writer.number(log | (long) key << 32, time, value);
    }

    /** Appends the first {@code count} of these numbers as one step. Allocates nothing. */
    public Append numbers(int log, long time, int[] keyNumbers, double[] values, int count) {
        checkStep(log, keyNumbers, count, values.length);
        return writer.numbers(log | (long) count << 32, time, keyNumbers, values, count);
    }

    /**
     * Appends the first {@code count} of these cells as one step.
     *
     * @throws IllegalArgumentException also if a cell is damaged
     */
    public Append cells(int log, long time, int[] keyNumbers, Cell[] cells, int count) {
        checkStep(log, keyNumbers, count, cells.length);
        long size = 16 + (long) Integer.BYTES * count;
        for (int i = 0; i < count; i++) {
            size += CellForm.size(cells[i]);
        }
        Append room = writer.begin(size);
        if (room == Append.DONE) {
            ByteBuffer out = writer.out().putInt(log).putInt(count).putLong(time);
            for (int i = 0; i < count; i++) {
                CellForm.write(out.putInt(keyNumbers[i]), cells[i]);
            }
            writer.finish(RecordType.CELLS);
        }
        return room;
    }

    /**
     * Appends an entry of a log's status; its key need not be defined.
     *
     * @throws IllegalArgumentException also if the cell is damaged
     */
    public Append status(int log, String key, Cell cell) {
        check(log, logs, "log");
        Append room = writer.begin(Integer.BYTES + TextForm.size(key) + CellForm.size(cell));
        if (room == Append.DONE) {
            TextForm.write(writer.out().putInt(log), key);
            CellForm.write(writer.out(), cell);
            writer.finish(RecordType.STATUS);
        }
        return room;
    }

    /** Appends that so much was added to an integer of a log's status; its key need not be defined. */
    public Append statusAdd(int log, String key, long delta) {
        check(log, logs, "log");
        Append room = writer.begin(Integer.BYTES + TextForm.size(key) + Long.BYTES);
        if (room == Append.DONE) {
            TextForm.write(writer.out().putInt(log), key);
            writer.out().putLong(delta);
            writer.finish(RecordType.STATUS_ADD);
        }
        return room;
    }

    private void checkStep(int log, int[] keyNumbers, int count, int values) {
        check(log, logs, "log");
        if (count < 0 || count > values || count > keyNumbers.length) {
            throw new IllegalArgumentException(count + " of " + keyNumbers.length + " keys and " + values + " values");
        }
        for (int i = 0; i < count; i++) {
            check(keyNumbers[i], keys, "key");
        }
    }

    private static void check(int number, int defined, String name) {
        if (number < 0 || number >= defined) {
            throw new IllegalArgumentException(
                    name + " " + number + " is not defined: the generation has " + defined + " of them");
        }
    }

    private static void checkNext(int number, int next, String name) {
        if (number != next) {
            throw new IllegalArgumentException(name + " " + number + " is defined where " + next + " is next");
        }
    }
}
