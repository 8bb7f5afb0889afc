package io.traininglog.importer;

import java.util.Map;

/**
 * Where a run went on from what it had done before.
 *
 * @param resumedAt the last step that is inherited; -1 for none
 * @param takenBack the tags that went on from an earlier step: from these on, nothing of them is inherited
 */
record Restart(long resumedAt, Map<String, Long> takenBack) {

    Restart {
        takenBack = Map.copyOf(takenBack);
    }

    /** All tags go on from one step, which is the first that is not inherited. */
    static Restart from(long step) {
        return new Restart(step - 1, Map.of());
    }

    /** The last step of a tag that is inherited. */
    long last(String tag) {
        Long first = takenBack.get(tag);
        return first == null ? resumedAt : first - 1;
    }
}
