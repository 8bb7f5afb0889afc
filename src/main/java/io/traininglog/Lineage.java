package io.traininglog;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The chain of logs that a log was resumed from, nearest first.
 *
 * <p>Immutable and safe for threads.
 *
 * @param ancestors the chain; empty for a log that was not resumed
 */
public record Lineage(List<Ancestor> ancestors) implements Iterable<Lineage.Ancestor> {

    /**
     * One generation.
     *
     * @param uuid the log that was resumed
     * @param resumedAt the last of its times that the next generation inherits; -1 if it had none, empty if all are
     *     inherited, as by logs that Blocks resumed
     */
    public record Ancestor(UUID uuid, OptionalLong resumedAt) {}

    public Lineage {
        ancestors = List.copyOf(ancestors);
    }

    /** How many ancestors there are. */
    public int size() {
        return ancestors.size();
    }

    public boolean isEmpty() {
        return ancestors.isEmpty();
    }

    public Stream<Ancestor> stream() {
        return ancestors.stream();
    }

    @Override
    public Iterator<Ancestor> iterator() {
        return ancestors.iterator();
    }
}
