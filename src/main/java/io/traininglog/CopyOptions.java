package io.traininglog;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * Which logs {@link LogDatabase#copyAll} brings, and what becomes of those that are there already.
 *
 * <p>Immutable: {@code CopyOptions.all().replacing()}.
 *
 * @param logs these, and all that they were resumed from; empty for every log
 * @param replaces whether a log that differs gives way, together with those that were resumed from it
 */
public record CopyOptions(Set<UUID> logs, boolean replaces) {

    private static final CopyOptions ALL = new CopyOptions(Set.of(), false);

    public CopyOptions {
        logs = Set.copyOf(logs);
    }

    /** Every log; what is there already stays as it is. */
    public static CopyOptions all() {
        return ALL;
    }

    /**
     * These options, but for these logs and those that they were resumed from alone.
     *
     * @throws IllegalArgumentException if there are none
     */
    public CopyOptions only(Collection<UUID> chosen) {
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("which logs? None were named; all() are every log");
        }
        return new CopyOptions(Set.copyOf(chosen), replaces);
    }

    /**
     * These options, but a log that differs is brought anew, with all that it holds, in the transaction that deletes the
     * old one and brings those anew that were resumed from it.
     */
    public CopyOptions replacing() {
        return new CopyOptions(logs, true);
    }
}
