package io.traininglog;

import io.traininglog.lineage.Change;
import io.traininglog.store.Step;
import io.traininglog.store.Uuids;
import io.traininglog.value.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state of a training run, bound to no time: a live, write-through map like {@link Row}, with typed accessors for
 * what every log keeps.
 *
 * <p>A new log has {@code iterations_done} 0, {@code epochs_done} 0, {@code _epoch_ends} [] and {@code resumed_from}
 * null. Where such an entry was removed, its accessor answers as for a new log; where something else was put under its
 * name, it throws {@link CodecException}. The lineage never depends on the status. Safe for threads.
 */
public final class Status extends LiveMap {

    static final String ITERATIONS_DONE = "iterations_done";
    static final String EPOCHS_DONE = "epochs_done";
    static final String EPOCH_ENDS = "_epoch_ends";
    static final String RESUMED_FROM = "resumed_from";

    private static final Set<Class<?>> INTEGERS = Set.of(Long.class, Integer.class, Short.class, Byte.class);

    Status(LogAccess access) {
        super(access);
    }

    /** How many iterations are done. */
    public long iterationsDone() {
        return integer(ITERATIONS_DONE, cell(ITERATIONS_DONE));
    }

    /** How many epochs are done. */
    public long epochsDone() {
        return integer(EPOCHS_DONE, cell(EPOCHS_DONE));
    }

    /** The iterations that were done at the end of each epoch. */
    public List<Long> epochEnds() {
        return epochEnds(cell(EPOCH_ENDS));
    }

    /** The log that this one was resumed from, as its status has it; {@link TrainingLog#lineage()} is the authority. */
    public Optional<UUID> resumedFrom() {
        Object value = get(RESUMED_FROM);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Uuids.parse((String) value));
        } catch (ClassCastException | IllegalArgumentException e) {
            throw new CodecException(place(RESUMED_FROM) + " is no UUID but " + value, e);
        }
    }

    void finishIteration() {
        if (access.cells().addToStatus(ITERATIONS_DONE, 1)) {
            return;
        }
        change(change -> {
            long done = oneMore(ITERATIONS_DONE, change);
            change.putStatus(ITERATIONS_DONE, new Cell.Int(done));
            return done;
        });
    }

    void finishEpoch() {
        change(change -> {
            long done = oneMore(EPOCHS_DONE, change);
            List<Long> ends = new ArrayList<>(epochEnds(change.status(EPOCH_ENDS)));
            ends.add(integer(ITERATIONS_DONE, change.status(ITERATIONS_DONE)));
            Cell changedEnds = access.handle().codec().encode(ends);
            change.putStatus(EPOCHS_DONE, new Cell.Int(done));
            change.putStatus(EPOCH_ENDS, changedEnds);
            return done;
        });
    }

    private long oneMore(String key, Change change) {
        long done = integer(key, change.status(key));
        if (done == Long.MAX_VALUE) {
            throw new IllegalStateException(place(key) + " is the largest integer already");
        }
        return done + 1;
    }

    private long integer(String key, @Nullable Cell cell) {
        if (cell == null) {
            return 0;
        } else if (cell instanceof Cell.Int integer && integer.value() >= 0) {
            return integer.value();
        }
        throw new CodecException(place(key) + " is no integer ≥ 0 but " + access.decode(cell, () -> place(key)));
    }

    private List<Long> epochEnds(@Nullable Cell cell) {
        Object value = cell == null ? List.of() : access.decode(cell, () -> place(EPOCH_ENDS));
        if (!(value instanceof List<?> list)) {
            throw new CodecException(place(EPOCH_ENDS) + " is no list but " + value);
        }
        List<Long> ends = new ArrayList<>();
        for (Object end : list) {
            ends.add(epochEnd(end));
        }
        return List.copyOf(ends);
    }

    /** Elements of a list are not adapted: a user's may be of any width. */
    private long epochEnd(@Nullable Object end) {
        if (end instanceof Number number && INTEGERS.contains(number.getClass()) && number.longValue() >= 0) {
            return number.longValue();
        }
        throw new CodecException(place(EPOCH_ENDS) + " holds " + end
                + (end == null ? "" : " (" + end.getClass().getTypeName() + ")") + ", which is no integer ≥ 0");
    }

    /** This status for a log that is resumed at a time: nothing of it is later than that. */
    Map<String, Cell> resumedAt(NavigableMap<String, Cell> cells, long time) {
        List<Long> ends = epochEnds(cells.get(EPOCH_ENDS));
        List<Long> kept = ends.stream().filter(end -> end <= time).toList();
        long epochs = integer(EPOCHS_DONE, cells.get(EPOCHS_DONE)) - (ends.size() - kept.size());
        cells.put(ITERATIONS_DONE, new Cell.Int(time));
        cells.put(EPOCHS_DONE, new Cell.Int(Math.max(0, epochs)));
        cells.put(EPOCH_ENDS, access.handle().codec().encode(new ArrayList<>(kept)));
        return cells;
    }

    @Override
    @Nullable
    Cell cell(String key) {
        return access.cells().status(key);
    }

    @Override
    NavigableMap<String, Cell> cells() {
        return access.cells().status();
    }

    @Override
    @Nullable
    Cell cell(Change change, String key) {
        return change.status(key);
    }

    @Override
    NavigableMap<String, Cell> cells(Change change) {
        return change.status();
    }

    @Override
    void put(Change change, String key, Cell cell) {
        change.putStatus(key, cell);
    }

    @Override
    void putAll(Change change, Step step) {
        step.forEach(change::putStatus);
    }

    @Override
    void remove(Change change, String key) {
        change.removeStatus(key);
    }

    @Override
    String place(String key) {
        return access.statusPlace(key);
    }
}
