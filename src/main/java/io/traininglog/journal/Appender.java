package io.traininglog.journal;

import io.traininglog.value.Cell;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/**
 * Appends records to a journal's current generation. A record is there for whoever reads the file, whatever becomes of
 * this process, once the method that appends it has answered {@link Append#DONE}.
 *
 * <p>Logs and keys are numbers, which a generation defines before it uses them: 0, 1, 2… in this order, each kind for
 * itself. A number that is not defined is an IllegalArgumentException, and a disk that is full a
 * {@link JournalException}; then nothing of the record is written, and a later one may be.
 *
 * <p>For one thread at a time, together with {@link Journal#next()} and the journal's end.
 */
public final class Appender {

    private static final int NUMBER_BYTES = Layout.RECORD_HEAD + 24;
    private static final long NUMBER_HEAD = RecordType.head(RecordType.NUMBER, 24);
    private static final long INT = 0xFFFF_FFFFL;

    private final MappedFile file;
    private final ByteBuffer bytes;
    private final ByteBuffer out;

    private Generation generation;
    private long seed;
    private int position;
    private int limit;
    private int logs;
    private int keys;

    Appender(MappedFile file, Generation first) {
        this.file = file;
        this.bytes = file.bytes();
        this.out = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        this.generation = first;
        begin(first);
    }

    /** Goes on in a generation whose head is written. */
    void begin(Generation begun) {
        generation = begun;
        seed = Checksum.seed(file.header().id(), begun.number());
        position = begun.end();
        limit = file.fill(begun.area(), position);
        logs = 0;
        keys = 0;
    }

    /** Lets nothing be appended any more. */
    void end() {
        limit = 0;
    }

    /** Defines the next log. */
    public Append log(int number, UUID uuid) {
        checkNext(number, logs, "log");
        Append room = begin(24);
        if (room == Append.DONE) {
            out.putInt(number).putInt(0);
            out.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
            finish(RecordType.LOG);
            logs++;
        }
        return room;
    }

    /** Defines the next key. */
    public Append key(int number, String text) {
        checkNext(number, keys, "key");
        Append room = begin(Integer.BYTES + TextForm.size(text));
        if (room == Append.DONE) {
            TextForm.write(out.putInt(number), text);
            finish(RecordType.KEY);
            keys++;
        }
        return room;
    }

    /** Appends one number. Allocates nothing. */
    public Append number(int log, int key, long time, double value) {
        checkLog(log);
        checkKey(key);
        int at = position;
        if (at + NUMBER_BYTES > limit) {
            Append room = room(NUMBER_BYTES);
            if (room != Append.DONE) {
                return room;
            }
        }
        long names = log | (long) key << 32;
        long bits = Double.doubleToRawLongBits(value);
        long state = Checksum.begin(seed, at);
        state = Checksum.add(state, NUMBER_HEAD);
        state = Checksum.add(state, names);
        state = Checksum.add(state, time);
        state = Checksum.add(state, bits);
        bytes.putLong(at + 8, names);
        bytes.putLong(at + 16, time);
        bytes.putLong(at + 24, bits);
        bytes.putLong(at, NUMBER_HEAD | (long) Checksum.end(state) << 32);
        position = at + NUMBER_BYTES;
        generation.end(position);
        return Append.DONE;
    }

    /** Appends the first {@code count} of these numbers as one step. Allocates nothing. */
    public Append numbers(int log, long time, int[] keyNumbers, double[] values, int count) {
        checkLog(log);
        checkKeys(keyNumbers, count, values.length);
        Append room = begin(16 + 12L * count);
        if (room == Append.DONE) {
            out.putInt(log).putInt(count).putLong(time);
            for (int i = 0; i < count; i++) {
                out.putLong(Double.doubleToRawLongBits(values[i]));
            }
            for (int i = 0; i < count; i++) {
                out.putInt(keyNumbers[i]);
            }
            finish(RecordType.NUMBERS);
        }
        return room;
    }

    /**
     * Appends the first {@code count} of these cells as one step.
     *
     * @throws IllegalArgumentException if a cell is damaged, too
     */
    public Append cells(int log, long time, int[] keyNumbers, Cell[] cells, int count) {
        checkLog(log);
        checkKeys(keyNumbers, count, cells.length);
        long size = 16 + (long) Integer.BYTES * count;
        for (int i = 0; i < count; i++) {
            size += CellForm.size(cells[i]);
        }
        Append room = begin(size);
        if (room == Append.DONE) {
            out.putInt(log).putInt(count).putLong(time);
            for (int i = 0; i < count; i++) {
                CellForm.write(out.putInt(keyNumbers[i]), cells[i]);
            }
            finish(RecordType.CELLS);
        }
        return room;
    }

    /**
     * Appends an entry of a log's status; its key is no defined one.
     *
     * @throws IllegalArgumentException if the cell is damaged, too
     */
    public Append status(int log, String key, Cell cell) {
        checkLog(log);
        Append room = begin(Integer.BYTES + TextForm.size(key) + CellForm.size(cell));
        if (room == Append.DONE) {
            TextForm.write(out.putInt(log), key);
            CellForm.write(out, cell);
            finish(RecordType.STATUS);
        }
        return room;
    }

    /** Appends that so much was added to an integer of a log's status. */
    public Append statusAdd(int log, String key, long delta) {
        checkLog(log);
        Append room = begin(Integer.BYTES + TextForm.size(key) + Long.BYTES);
        if (room == Append.DONE) {
            TextForm.write(out.putInt(log), key);
            out.putLong(delta);
            finish(RecordType.STATUS_ADD);
        }
        return room;
    }

    /** Makes {@code out} ready for a payload of this length. */
    private Append begin(long length) {
        long size = Layout.RECORD_HEAD + Layout.padded(length);
        if (position + size > limit) {
            Append room = room(size);
            if (room != Append.DONE) {
                return room;
            }
        } else if (size > file.layout().mostBytes()) {
            return Append.TOO_LARGE;
        }
        out.position(position + Layout.RECORD_HEAD);
        return Append.DONE;
    }

    private Append room(long size) {
        file.checkOpen();
        if (size > file.layout().mostBytes()) {
            return Append.TOO_LARGE;
        } else if (position + size > file.layout().end(generation.area())) {
            return Append.NO_ROOM;
        }
        limit = file.fill(generation.area(), (int) (position + size));
        return Append.DONE;
    }

    /** Pads the payload in {@code out} and puts the record's head before it. */
    private void finish(int type) {
        int at = position;
        int end = out.position();
        long head = RecordType.head(type, end - at - Layout.RECORD_HEAD) & INT;
        while ((end & 7) != 0) {
            bytes.put(end++, (byte) 0);
        }
        long state = Checksum.add(Checksum.begin(seed, at), head);
        for (int i = at + Layout.RECORD_HEAD; i < end; i += Long.BYTES) {
            state = Checksum.add(state, bytes.getLong(i));
        }
        bytes.putLong(at, head | (long) Checksum.end(state) << 32);
        position = end;
        generation.end(end);
    }

    private void checkLog(int log) {
        if (log < 0 || log >= logs) {
            throw new IllegalArgumentException("log " + log + " of " + logs);
        }
    }

    private void checkKey(int key) {
        if (key < 0 || key >= keys) {
            throw new IllegalArgumentException("key " + key + " of " + keys);
        }
    }

    private void checkKeys(int[] keyNumbers, int count, int values) {
        if (count < 0 || count > values || count > keyNumbers.length) {
            throw new IllegalArgumentException(count + " of " + keyNumbers.length + " keys and " + values + " values");
        }
        for (int i = 0; i < count; i++) {
            checkKey(keyNumbers[i]);
        }
    }

    private static void checkNext(int number, int next, String name) {
        if (number != next) {
            throw new IllegalArgumentException(name + " " + number + " is defined where " + next + " is next");
        }
    }
}
