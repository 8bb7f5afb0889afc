package io.traininglog.value.pickle;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a pickle has numbered in order to name it again. Picklers count from 0 or 1, so a list holds nearly all; a forged
 * number of two thousand millions is one entry of a map.
 */
final class PickleMemo extends AbstractMap<Integer, @Nullable Object> {

    private enum Absent {
        ABSENT
    }

    private final ArrayList<@Nullable Object> counted = new ArrayList<>();
    private final Map<Integer, @Nullable Object> others = new HashMap<>();
    private int gaps;

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof Integer number
                && (isCounted(number) ? counted.get(number) != Absent.ABSENT : others.containsKey(number));
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return key instanceof Integer number && isCounted(number) ? counted.get(number) : others.get(key);
    }

    @Override
    public @Nullable Object put(Integer number, @Nullable Object value) {
        if (isCounted(number)) {
            if (counted.set(number, value) == Absent.ABSENT) {
                gaps--;
            }
        } else if (number == counted.size() || number == counted.size() + 1) {
            if (number > counted.size()) {
                addFromOthers();
            }
            others.remove(number);
            counted.add(value);
        } else {
            others.put(number, value);
        }
        return null;
    }

    private void addFromOthers() {
        int number = counted.size();
        if (others.containsKey(number)) {
            counted.add(others.remove(number));
        } else {
            counted.add(Absent.ABSENT);
            gaps++;
        }
    }

    private boolean isCounted(int number) {
        return number >= 0 && number < counted.size();
    }

    @Override
    public int size() {
        return counted.size() - gaps + others.size();
    }

    @Override
    public void clear() {
        counted.clear();
        others.clear();
        gaps = 0;
    }

    @Override
    public Set<Entry<Integer, @Nullable Object>> entrySet() {
        throw new UnsupportedOperationException("a memo is asked by number");
    }
}
