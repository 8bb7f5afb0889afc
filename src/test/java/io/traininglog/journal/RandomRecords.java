package io.traininglog.journal;

import io.traininglog.value.Cell;
import io.traininglog.value.Kind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Appends random records to a journal, and keeps what it must hand out: a list for each generation. */
final class RandomRecords {

    private static final List<String> KEYS =
            List.of("cost", "", "é", "日本", "a\0b", "\uD83D\uDE00", "\uDC00\uD800", "x".repeat(300));

    private final Journal journal;
    private final Random random;
    private final Map<Long, Recorded> expected = new HashMap<>();
    private final Map<UUID, Integer> logs = new HashMap<>();
    private final Map<String, Integer> keys = new HashMap<>();

    RandomRecords(Journal journal, Random random) {
        this.journal = journal;
        this.random = random;
    }

    /** What follows a generation. */
    List<String> after(long drained) {
        Recorded all = new Recorded();
        for (long generation = drained + 1; generation <= journal.generation(); generation++) {
            all.records.addAll(of(generation).records);
        }
        return all.records;
    }

    private Recorded of(long generation) {
        return expected.computeIfAbsent(generation, number -> new Recorded());
    }

    void next() {
        journal.next();
        logs.clear();
        keys.clear();
    }

    /** Answers whether the generation had room for it. */
    boolean append() {
        UUID log = new UUID(0, random.nextInt(3));
        if (!logs.containsKey(log)) {
            if (journal.appender().log(logs.size(), log) != Append.DONE) {
                return false;
            }
            logs.put(log, logs.size());
        }
        Map<String, Cell> step = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String key = KEYS.get(random.nextInt(KEYS.size()));
            if (!keys.containsKey(key)) {
                if (journal.appender().key(keys.size(), key) != Append.DONE) {
                    return false;
                }
                keys.put(key, keys.size());
            }
            step.put(key, cell());
        }
        return append(log, random.nextLong() >>> 1, step);
    }

    private boolean append(UUID log, long time, Map<String, Cell> step) {
        Appender appender = journal.appender();
        Recorded records = of(journal.generation());
        int number = logs.get(log);
        String[] names = step.keySet().toArray(String[]::new);
        int[] numbers = step.keySet().stream().mapToInt(keys::get).toArray();
        Cell[] cells = step.values().toArray(Cell[]::new);
        double[] values = random.doubles(names.length).toArray();
        Append done;
        switch (random.nextInt(5)) {
            case 0 -> {
                done = appender.number(number, numbers[0], time, values[0]);
                tell(done, () -> records.number(log, time, names[0], values[0]));
            }
            case 1 -> {
                done = appender.numbers(number, time, numbers, values, values.length);
                tell(done, () -> records.numbers(log, time, names, values));
            }
            case 2 -> {
                done = appender.cells(number, time, numbers, cells, cells.length);
                tell(done, () -> records.cells(log, time, step));
            }
            case 3 -> {
                done = appender.status(number, names[0], cells[0]);
                tell(done, () -> records.status(log, names[0], cells[0]));
            }
            default -> {
                done = appender.statusAdd(number, names[0], time);
                tell(done, () -> records.statusAdd(log, names[0], time));
            }
        }
        return done == Append.DONE;
    }

    private static void tell(Append done, Runnable record) {
        if (done == Append.DONE) {
            record.run();
        }
    }

    private Cell cell() {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return switch (random.nextInt(11)) {
            case 0 -> Cell.Mark.NULL;
            case 1 -> Cell.Mark.TOMBSTONE;
            case 2 -> new Cell.Int(random.nextLong());
            case 3 -> new Cell.Real(Double.longBitsToDouble(random.nextLong()));
            case 4 -> new Cell.Bool(random.nextBoolean());
            case 5 -> new Cell.Text(KEYS.get(random.nextInt(KEYS.size())));
            case 6 -> new Cell.Blob(Kind.BYTES, bytes);
            case 7 -> new Cell.Blob(Kind.OBJECT, bytes);
            case 8 -> new Cell.Blob(Kind.PICKLE, bytes);
            case 9 -> new Cell.Blob(Kind.ARRAY, bytes);
            default -> new Cell.Blob(Kind.INTEGERS, bytes);
        };
    }
}
