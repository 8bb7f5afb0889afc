package io.traininglog.cli;

import java.util.OptionalLong;

/** Where a log was resumed, in words. */
final class ResumePoint {

    private ResumePoint() {}

    /**
     * @param resumedAt the last time that is inherited; -1 if none is, empty if all are
     */
    static String words(OptionalLong resumedAt) {
        if (resumedAt.isEmpty()) {
            return "all of it";
        }
        return resumedAt.getAsLong() < 0 ? "while it was empty" : "at " + resumedAt.getAsLong();
    }
}
