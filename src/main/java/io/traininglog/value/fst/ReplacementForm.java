package io.traininglog.value.fst;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** An object whose {@code writeReplace} names what stands for it; that is written in its place. */
final class ReplacementForm implements Form {

    @Override
    public void write(GraphOutput out, Object value) throws Exception {
        Class<?> type = value.getClass();
        Method hook = type.isRecord()
                ? out.world().recordShapeOf(type).replacement()
                : out.world().shapeOf(type).replacement();
        Object replacement = hook == null ? value : Hooks.call(hook, value);
        if (replacement == null) {
            throw Refusal.because(type, "its writeReplace answers null");
        }
        if (replacement.getClass() != type) {
            out.writeValue(replacement);
            return;
        }
        out.forget(value);
        out.write(replacement, type.isRecord() ? Tag.RECORD : Tag.OBJECT);
    }

    @Override
    public @Nullable Object read(GraphInput in, int position) throws Exception {
        return in.readValue();
    }

    @Override
    public Sharing sharing() {
        return Sharing.AFTER_CONTENT;
    }
}
