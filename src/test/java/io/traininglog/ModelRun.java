package io.traininglog;

import static io.traininglog.ModelComparison.same;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Random operations on several logs of one database, each done to the log and to its plain model. */
final class ModelRun implements AutoCloseable {

    private static final int MOST_LOGS = 7;
    private static final List<String> KEYS = List.of("", "a", "b", "cost", "\uD83D\uDE00", "\uFB01");
    private static final Object[] VALUES = {1L, -7L, Long.MAX_VALUE, 0.5, -0.0, Double.NaN, "text", "\0", true, null};

    private final LogDatabase database;
    private final Random random;
    private final long[] times;
    private final ModelComparison comparison;
    private final List<Pair> pairs = new ArrayList<>();
    private final List<String> journal = new ArrayList<>();

    /** A log's model and two handles of it, which must not differ. */
    private record Pair(PlainLog model, List<TrainingLog> handles) {}

    ModelRun(LogDatabase database, long seed) {
        this.database = database;
        this.random = new Random(seed);
        this.times = times(seed);
        this.comparison = new ModelComparison(random, times, KEYS);
    }

    /** Few, so that generations overlap; or more; now and then with the largest. */
    private static long[] times(long seed) {
        int count = seed % 3 == 0 ? 5 : seed % 3 == 1 ? 14 : 40;
        long[] times = new long[count + 2];
        for (int i = 0; i < count; i++) {
            times[i] = i;
        }
        times[count] = seed % 5 == 0 ? Long.MAX_VALUE - 1 : count;
        times[count + 1] = seed % 5 == 0 ? Long.MAX_VALUE : count + 1;
        return times;
    }

    /** What was done last, for the message of a failure. */
    String journal() {
        return String.join("\n", journal.subList(Math.max(0, journal.size() - 60), journal.size()));
    }

    void run(int operations) {
        create();
        for (int i = 1; i <= operations; i++) {
            long time = times[random.nextInt(times.length)];
            operate(time);
            compareEverywhere(time);
            if (i % 5 == 0) {
                compare(pairs.get(random.nextInt(pairs.size())));
            }
        }
        pairs.forEach(this::compare);
        compareList();
    }

    private void compare(Pair pair) {
        comparison.compare(pair.model, handle(pair));
    }

    /** A write shows at once in its log, in those that inherit it, and in no other, whichever handle is asked. */
    private void compareEverywhere(long time) {
        for (Pair pair : pairs) {
            for (TrainingLog log : pair.handles) {
                same(
                        "row " + time + " of log " + pairs.indexOf(pair),
                        pair.model.row(time),
                        new TreeMap<>(log.at(time)));
            }
        }
    }

    private void compareList() {
        ModelComparison.compare(pairs.stream().map(Pair::model).toList(), database.logs());
    }

    /** Copied into another database, every log answers as here. */
    void compareCopies(LogDatabase into) {
        for (Pair pair : pairs) {
            into.copy(database, pair.model.uuid, Progress.NONE);
        }
        for (Pair pair : pairs) {
            try (TrainingLog copy = into.open(pair.model.uuid)) {
                comparison.compare(pair.model, copy);
            }
        }
        ModelComparison.compare(pairs.stream().map(Pair::model).toList(), into.logs());
        same("newest", into.logs().get(0).uuid(), into.newest().orElseThrow().uuid());
    }

    private void operate(long time) {
        Pair pair = pairs.get(random.nextInt(pairs.size()));
        if (random.nextInt(6) == 0) {
            reopen(pair);
        }
        PlainLog model = pair.model;
        TrainingLog log = handle(pair);
        String key = KEYS.get(random.nextInt(KEYS.size()));
        Object value = VALUES[random.nextInt(VALUES.length)];
        int operation = random.nextInt(100);
        journal.add("log " + pairs.indexOf(pair) + ", operation " + operation + ", time " + time + ", key '" + key
                + "', value " + value);
        if (operation < 20) {
            same("put", model.row(time).get(key), log.at(time).put(key, value));
            model.put(time, key, value);
        } else if (operation < 26) {
            log.record(time, key, operation);
            model.put(time, key, (double) operation);
        } else if (operation < 32) {
            Map<String, @Nullable Object> values = randomRow();
            if (random.nextBoolean()) {
                log.at(time).putAll(values);
            } else {
                log.record(time, values);
            }
            model.putAll(time, values);
        } else if (operation < 38) {
            Map<String, @Nullable Object> values = randomRow();
            NavigableMap<String, @Nullable Object> previous = model.row(time);
            same("rows().put", previous.isEmpty() ? null : previous, log.rows().put(time, values));
            model.replaceRow(time, values);
        } else if (operation < 52) {
            same("remove", model.row(time).get(key), log.at(time).remove(key));
            model.remove(time, key);
        } else if (operation < 55) {
            log.at(time).clear();
            model.removeRow(time);
        } else if (operation < 58) {
            clearPart(model, log, time);
        } else if (operation < 61) {
            poll(model, log);
        } else if (operation < 65) {
            iterateOverRows(model, log);
        } else if (operation < 69) {
            iterateOverRow(model, log, time);
        } else if (operation < 78) {
            resume(pair, time);
        } else if (operation < 82) {
            delete(pair);
        } else if (operation < 98) {
            changeStatus(model, log, key, value, operation);
        } else if (random.nextInt(20) == 0) {
            manyRows(model, log);
        }
    }

    private Map<String, @Nullable Object> randomRow() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.put(KEYS.get(random.nextInt(KEYS.size())), VALUES[random.nextInt(VALUES.length)]);
        }
        return values;
    }

    private void clearPart(PlainLog model, TrainingLog log, long from) {
        long to = from + random.nextInt(4);
        if (to >= from) {
            var part = log.rows().subMap(from, true, to, true);
            if (random.nextBoolean()) {
                part = part.descendingMap();
            }
            part.clear();
            model.rows().subMap(from, true, to, true).keySet().forEach(model::removeRow);
        }
    }

    private void poll(PlainLog model, TrainingLog log) {
        boolean first = random.nextBoolean();
        var rows = model.rows();
        var expected = first ? rows.firstEntry() : rows.lastEntry();
        var polled = random.nextBoolean()
                ? first ? log.rows().pollFirstEntry() : log.rows().pollLastEntry()
                : first
                        ? log.rows().descendingMap().pollLastEntry()
                        : log.rows().descendingMap().pollFirstEntry();
        same("polled", expected, polled);
        if (expected != null) {
            model.removeRow(expected.getKey());
        }
    }

    /** Removes and writes on the way: the row at hand must be as the model has it at that moment. */
    private void iterateOverRows(PlainLog model, TrainingLog log) {
        boolean descending = random.nextBoolean();
        var rows = descending ? log.rows().descendingMap() : log.rows();
        Iterator<Map.Entry<Long, Map<String, @Nullable Object>>> iterator =
                rows.entrySet().iterator();
        long before = -1;
        while (iterator.hasNext() && random.nextInt(30) > 0) {
            Map.Entry<Long, Map<String, @Nullable Object>> entry = iterator.next();
            long time = entry.getKey();
            same("order", true, before == -1 || (descending ? time < before : time > before));
            before = time;
            same("row at hand " + time, model.row(time), new TreeMap<>(entry.getValue()));
            int choice = random.nextInt(10);
            if (choice == 0) {
                iterator.remove();
                model.removeRow(time);
            } else if (choice == 1) {
                long other = times[random.nextInt(times.length)];
                log.at(other).put("a", "meanwhile");
                model.put(other, "a", "meanwhile");
            } else if (choice == 2) {
                entry.getValue().put("b", 2L);
                model.put(time, "b", 2L);
            } else if (choice == 3) {
                Map<String, @Nullable Object> values = randomRow();
                entry.setValue(values);
                model.replaceRow(time, values);
            }
            same("row after a change " + time, model.row(time), new TreeMap<>(entry.getValue()));
        }
    }

    private void iterateOverRow(PlainLog model, TrainingLog log, long time) {
        Iterator<Map.Entry<String, @Nullable Object>> entries =
                log.at(time).entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<String, @Nullable Object> entry = entries.next();
            same("value", model.row(time).get(entry.getKey()), entry.getValue());
            int choice = random.nextInt(3);
            if (choice == 0) {
                entries.remove();
                model.remove(time, entry.getKey());
            } else if (choice == 1) {
                entry.setValue("set");
                model.put(time, entry.getKey(), "set");
            }
        }
    }

    private void changeStatus(PlainLog model, TrainingLog log, String key, @Nullable Object value, int operation) {
        if (operation < 87 && model.iterationsDone() < Long.MAX_VALUE) {
            log.finishIteration();
            model.status.put("iterations_done", model.iterationsDone() + 1);
        } else if (operation < 90) {
            log.finishEpoch();
            List<Long> ends = new ArrayList<>(model.epochEnds());
            ends.add(model.iterationsDone());
            model.status.put("_epoch_ends", ends);
            model.status.put("epochs_done", model.epochsDone() + 1);
        } else if (operation < 93) {
            same("status put", model.status.put(key, value), log.status().put(key, value));
        } else if (operation < 95) {
            same("status remove", model.status.remove(key), log.status().remove(key));
        } else if (operation == 95) {
            log.status().remove("_epoch_ends");
            model.status.remove("_epoch_ends");
        } else if (operation == 96) {
            log.status().putAll(Map.of("iterations_done", 3, key, 4.0));
            model.status.putAll(Map.of("iterations_done", 3L, key, 4.0));
        } else if (random.nextInt(5) == 0) {
            log.status().clear();
            model.status.clear();
        }
    }

    /** More than one page of an iterator holds. */
    private void manyRows(PlainLog model, TrainingLog log) {
        long first = random.nextInt(100);
        for (int i = 0; i < 150; i++) {
            long time = first + (long) i * 7 % 150;
            log.record(time, "cost", i);
            model.put(time, "cost", (double) i);
        }
    }

    private void create() {
        TrainingLog log = database.create();
        add(PlainLog.create(log.uuid()), log);
    }

    private void resume(Pair parent, long time) {
        if (pairs.size() < MOST_LOGS) {
            boolean at = random.nextBoolean();
            TrainingLog child =
                    at ? handle(parent).resumeAt(time) : handle(parent).resume();
            UUID uuid = child.uuid();
            add(at ? parent.model.resumeAt(uuid, time) : parent.model.resume(uuid), child);
        }
    }

    private void add(PlainLog model, TrainingLog log) {
        pairs.add(new Pair(model, new ArrayList<>(List.of(log, database.open(log.uuid())))));
    }

    private void reopen(Pair pair) {
        int which = random.nextInt(2);
        pair.handles.get(which).close();
        pair.handles.set(which, database.open(pair.model.uuid));
    }

    private void delete(Pair pair) {
        compareList();
        boolean hasChildren = pairs.stream().anyMatch(other -> other.model.parent == pair.model);
        if (hasChildren) {
            try {
                database.delete(pair.model.uuid);
                throw new AssertionError("a log with children was deleted");
            } catch (LogInUseException expected) {
                journal.add("refused");
            }
        } else if (pairs.size() > 1) {
            discard(pair);
        }
    }

    private void discard(Pair pair) {
        database.delete(pair.model.uuid);
        pair.handles.forEach(TrainingLog::close);
        pairs.remove(pair);
    }

    private TrainingLog handle(Pair pair) {
        return pair.handles.get(random.nextInt(2));
    }

    /** Leaves the database empty. */
    @Override
    public void close() {
        while (!pairs.isEmpty()) {
            discard(pairs.get(pairs.size() - 1));
        }
    }
}
