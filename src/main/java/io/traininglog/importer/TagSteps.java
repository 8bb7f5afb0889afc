package io.traininglog.importer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How far the tags of a run have come, and where a part of it takes them. */
final class TagSteps {

    /** A tag's steps: the last one before this part, and those within it. */
    private static final class Steps {
        private boolean isKnown;
        private long before;
        private boolean isInPart;
        private long first;
        private long last;

        private void note(long step) {
            first = isInPart ? Math.min(first, step) : step;
            last = isInPart ? Math.max(last, step) : step;
            isInPart = true;
        }

        private boolean goesBack() {
            return isInPart && isKnown && first <= before;
        }

        private boolean goesOn() {
            return isInPart && first < last;
        }

        /** Its last step in this part, or -1. */
        private long newest() {
            return isInPart ? last : -1;
        }

        /** The last step that this part leaves as it was; -1 for none, or if it says nothing about it. */
        private long inherited() {
            return isInPart && isKnown ? Math.min(before, first - 1) : -1;
        }
    }

    private final Map<String, Steps> tags = new HashMap<>();

    int size() {
        return tags.size();
    }

    /**
     * A tag has a value.
     *
     * @param step ≥ 0
     */
    void note(String tag, long step) {
        tags.computeIfAbsent(tag, absent -> new Steps()).note(step);
    }

    /**
     * Where this part goes on from, if it takes a tag back. Of tags that count steps of different kinds, batches and epochs
     * say, each goes on from its own: all that none of them takes back is inherited, and the others say from where not.
     *
     * <p>A tag with one step only, before others', may be a note that is written at each start, and makes no restart. Where
     * others make one it goes back as they do: it may also count epochs, of which one is done.
     */
    Optional<Restart> restart() {
        boolean goesOn = tags.values().stream().anyMatch(Steps::goesOn);
        long newest = tags.values().stream().mapToLong(Steps::newest).max().orElse(-1);
        if (tags.values().stream()
                .noneMatch(steps -> steps.goesBack() && (goesOn ? steps.goesOn() : steps.first == newest))) {
            return Optional.empty();
        }
        Map<String, Long> back = new HashMap<>();
        tags.forEach((tag, steps) -> {
            if (steps.goesBack() && steps.first < steps.before) { // else its one step is simply written anew
                back.put(tag, steps.first);
            }
        });
        long inherited =
                tags.values().stream().mapToLong(Steps::inherited).max().orElse(-1);
        back.values().removeIf(first -> first > inherited);
        return Optional.of(new Restart(inherited, back));
    }

    /** What was before this part counts only as far as the restart leaves it. */
    void apply(Restart restart) {
        tags.forEach((tag, steps) -> steps.before = Math.min(steps.before, restart.last(tag)));
    }

    /** This part has come to its end. */
    void keep() {
        for (Steps steps : tags.values()) {
            if (steps.isInPart) {
                steps.before = steps.isKnown ? Math.max(steps.before, steps.last) : steps.last;
                steps.isKnown = true;
                steps.isInPart = false;
            }
        }
    }
}
