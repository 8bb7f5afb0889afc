package io.traininglog.examples;

import io.traininglog.Lineage;
import io.traininglog.LogDatabase;
import io.traininglog.Row;
import io.traininglog.TrainingLog;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Who wrote what a log shows: the log itself, or one of those that it was resumed from. */
final class Generations implements AutoCloseable {

    private record Generation(TrainingLog log, OptionalLong resumedAt) {

        boolean shows(long time, String key, Object value) {
            boolean inherited = resumedAt.isEmpty() || time <= resumedAt.getAsLong();
            return inherited
                    && log.at(time).containsKey(key)
                    && Objects.deepEquals(log.at(time).get(key), value);
        }
    }

    private final UUID own;
    private final List<Generation> ancestors = new ArrayList<>();

    private Generations(UUID own) {
        this.own = own;
    }

    static Generations of(LogDatabase database, TrainingLog log) {
        Generations generations = new Generations(log.uuid());
        for (Lineage.Ancestor ancestor : log.lineage()) {
            generations.ancestors.add(new Generation(database.open(ancestor.uuid()), ancestor.resumedAt()));
        }
        return generations;
    }

    /** The generations that wrote a row's entries, oldest first. */
    Set<UUID> writersOf(Row row) {
        Set<UUID> writers = new LinkedHashSet<>();
        row.forEach((key, value) -> writers.add(writerOf(row.time(), key, value)));
        List<UUID> oldestFirst = new ArrayList<>();
        for (int i = ancestors.size() - 1; i >= 0; i--) {
            oldestFirst.add(ancestors.get(i).log().uuid());
        }
        oldestFirst.add(own);
        oldestFirst.retainAll(writers);
        return new LinkedHashSet<>(oldestFirst);
    }

    /** The oldest generation that shows the entry already. */
    private UUID writerOf(long time, String key, Object value) {
        UUID writer = own;
        for (Generation ancestor : ancestors) {
            if (!ancestor.shows(time, key, value)) {
                break;
            }
            writer = ancestor.log().uuid();
        }
        return writer;
    }

    @Override
    public void close() {
        ancestors.forEach(ancestor -> ancestor.log().close());
    }
}
