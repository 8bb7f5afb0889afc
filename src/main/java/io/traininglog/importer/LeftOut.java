package io.traininglog.importer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects what an import cannot keep, and what is worth a look in what it keeps. Not safe for threads. */
public final class LeftOut {

    /** Listed at most; what a damaged file of a million lines lacks is not read by anybody. */
    private static final int MOST = 1_000;

    /** Of a message, characters: a name may be as long as a hostile file makes it. */
    private static final int LONGEST = 1_000;

    private final List<String> listed = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long count;
    private boolean isCut;

    /**
     * Something is left out.
     *
     * @param place where it stands: a file and line, a table and key
     * @param reason why it cannot be kept
     */
    public void add(String place, String reason) {
        add(place, reason, 1);
    }

    /**
     * Several things are left out, and listed as one.
     *
     * @param times how many; nothing is listed for none
     */
    public void add(String place, String reason, long times) {
        if (times > 0) {
            list(shortened(place) + ": " + shortened(reason));
        }
        count += times;
    }

    /**
     * Something is kept, but perhaps not as it was meant.
     *
     * @param place where it stands
     * @param remark what became of it, and what to do if it was meant otherwise
     */
    public void note(String place, String remark) {
        if (notes.size() < MOST) {
            notes.add(shortened(place) + ": " + shortened(remark));
        }
    }

    /** All that others collected is left out too, and noted. */
    public void addAll(LeftOut others) {
        others.listed.forEach(this::list);
        isCut |= others.isCut;
        others.notes.stream().limit(MOST - notes.size()).forEach(notes::add);
        count += others.count;
    }

    private void list(String what) {
        if (listed.size() < MOST) {
            listed.add(what);
        } else {
            isCut = true;
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** How much was left out. */
    public long count() {
        return count;
    }

    /** Whether there is more than is listed. */
    public boolean isCut() {
        return isCut;
    }

    /** The first thousand of it. */
    public List<String> listed() {
        return Collections.unmodifiableList(listed);
    }

    /** What is kept, but perhaps not as it was meant; the first thousand. */
    public List<String> notes() {
        return Collections.unmodifiableList(notes);
    }
}
