package io.traininglog.importer;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

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
            return first < last;
        }
    }

    private final Map<String, Steps> tags = new HashMap<>();

    int size() {
        return tags.size();
    }

    void note(String tag, long step) {
        tags.computeIfAbsent(tag, absent -> new Steps()).note(step);
    }

    /** The first step of this part that a tag had passed before; of tags that go on in it, if any goes back. */
    OptionalLong firstGoingBack() {
        OptionalLong first = tags.values().stream()
                .filter(steps -> steps.goesBack() && steps.goesOn())
                .mapToLong(steps -> steps.first)
                .min();
        return first.isPresent()
                ? first
                : tags.values().stream()
                        .filter(Steps::goesBack)
                        .mapToLong(steps -> steps.first)
                        .min();
    }

    /** What was before this part does not count from this step on. */
    void dropFrom(long step) {
        for (Steps steps : tags.values()) {
            if (steps.isKnown && steps.before >= step) {
                steps.before = step - 1;
            }
        }
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
