package io.traininglog.journal;

import io.traininglog.value.Cell;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Turns the payloads of one generation into what they say. They are not trusted. */
final class RecordDecoder {

    private final RecordVisitor visitor;
    private final List<UUID> logs = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();

    RecordDecoder(RecordVisitor visitor) {
        this.visitor = visitor;
    }

    /**
     * Hands out one record, unless it only defines a name. A payload that ends too early is a
     * BufferUnderflowException; nothing of it is handed out.
     *
     * @return whether it was handed out
     */
    boolean decode(int type, ByteBuffer in) throws MalformedRecordException {
        switch (type) {
            case RecordType.LOG -> defineLog(in);
            case RecordType.KEY -> defineKey(in);
            case RecordType.NUMBER -> number(in);
            case RecordType.NUMBERS -> numbers(in);
            case RecordType.CELLS -> cells(in);
            case RecordType.STATUS -> status(in);
            case RecordType.STATUS_ADD -> statusAdd(in);
            default -> throw new MalformedRecordException("a record of type " + type);
        }
        return type != RecordType.LOG && type != RecordType.KEY;
    }

    private void defineLog(ByteBuffer in) throws MalformedRecordException {
        checkNext(in.getInt(), logs);
        in.getInt();
        UUID uuid = new UUID(in.getLong(), in.getLong());
        checkEnd(in);
        logs.add(uuid);
    }

    private void defineKey(ByteBuffer in) throws MalformedRecordException {
        checkNext(in.getInt(), keys);
        String key = TextForm.read(in);
        checkEnd(in);
        keys.add(key);
    }

    private void number(ByteBuffer in) throws MalformedRecordException {
        UUID log = named(logs, in.getInt());
        String key = named(keys, in.getInt());
        long time = time(in);
        double value = Double.longBitsToDouble(in.getLong());
        checkEnd(in);
        visitor.number(log, time, key, value);
    }

    private void numbers(ByteBuffer in) throws MalformedRecordException {
        UUID log = named(logs, in.getInt());
        int count = count(in, Double.BYTES + Integer.BYTES);
        long time = time(in);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = Double.longBitsToDouble(in.getLong());
        }
        String[] names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = named(keys, in.getInt());
        }
        checkEnd(in);
        visitor.numbers(log, time, names, values);
    }

    private void cells(ByteBuffer in) throws MalformedRecordException {
        UUID log = named(logs, in.getInt());
        int count = count(in, Integer.BYTES + 1);
        long time = time(in);
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String key = named(keys, in.getInt());
            cells.put(key, CellForm.read(in));
        }
        checkEnd(in);
        visitor.cells(log, time, cells);
    }

    private void status(ByteBuffer in) throws MalformedRecordException {
        UUID log = named(logs, in.getInt());
        String key = TextForm.read(in);
        Cell cell = CellForm.read(in);
        checkEnd(in);
        visitor.status(log, key, cell);
    }

    private void statusAdd(ByteBuffer in) throws MalformedRecordException {
        UUID log = named(logs, in.getInt());
        String key = TextForm.read(in);
        long delta = in.getLong();
        checkEnd(in);
        visitor.statusAdd(log, key, delta);
    }

    private static long time(ByteBuffer in) throws MalformedRecordException {
        long time = in.getLong();
        if (time < 0) {
            throw new MalformedRecordException("the time " + time);
        }
        return time;
    }

    private static void checkNext(int number, List<?> names) throws MalformedRecordException {
        if (number != names.size()) {
            throw new MalformedRecordException("name " + number + " is defined where " + names.size() + " is next");
        }
    }

    private static <T> T named(List<T> names, int number) throws MalformedRecordException {
        if (number < 0 || number >= names.size()) {
            throw new MalformedRecordException("name " + number + " of " + names.size());
        }
        return names.get(number);
    }

    /** How many elements follow, of at least so many bytes each. */
    private static int count(ByteBuffer in, int least) throws MalformedRecordException {
        int count = in.getInt();
        if (count < 0 || count > in.remaining() / least) {
            throw new MalformedRecordException(count + " elements in " + in.remaining() + " bytes");
        }
        return count;
    }

    private static void checkEnd(ByteBuffer in) throws MalformedRecordException {
        if (in.hasRemaining()) {
            throw new MalformedRecordException(in.remaining() + " bytes too many");
        }
    }
}
