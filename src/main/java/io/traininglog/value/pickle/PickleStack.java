package io.traininglog.value.pickle;

import io.traininglog.CodecException;
import java.util.ArrayList;
import java.util.List;
import net.razorvine.pickle.UnpickleStack;
import org.jspecify.annotations.Nullable;

/** The stack of the pickle machine, which a damaged pickle can neither underflow nor make take a mark for a value. */
final class PickleStack extends UnpickleStack {

    private static final long serialVersionUID = 1L;

    private enum Mark {
        MARK
    }

    private final transient ArrayList<@Nullable Object> items = new ArrayList<>();

    @Override
    public void add(@Nullable Object item) {
        items.add(item);
    }

    @Override
    public void add_mark() {
        items.add(Mark.MARK);
    }

    @Override
    public @Nullable Object pop() {
        Object top = peek();
        items.remove(items.size() - 1);
        return top;
    }

    @Override
    public @Nullable Object peek() {
        Object top = items.isEmpty() ? Mark.MARK : items.get(items.size() - 1);
        if (top == Mark.MARK) {
            throw new CodecException("a pickle takes a value where it has put none");
        }
        return top;
    }

    /** Drops the top, be it a value or a mark. */
    void drop() {
        if (items.isEmpty()) {
            throw new CodecException("a pickle drops a value where it has put none");
        }
        items.remove(items.size() - 1);
    }

    @Override
    public List<@Nullable Object> pop_all_since_marker() {
        int mark = items.size() - 1;
        while (mark >= 0 && items.get(mark) != Mark.MARK) {
            mark--;
        }
        if (mark < 0) {
            throw new CodecException("a pickle goes back to a mark that it has not set");
        }
        List<@Nullable Object> above = items.subList(mark + 1, items.size());
        List<@Nullable Object> popped = new ArrayList<>(above);
        above.clear();
        items.remove(mark);
        return popped;
    }

    @Override
    public void trim() {
        // Freed as a whole
    }

    @Override
    public int size() {
        return items.size();
    }

    @Override
    public void clear() {
        items.clear();
    }
}
