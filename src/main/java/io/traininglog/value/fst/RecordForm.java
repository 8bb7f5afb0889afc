package io.traininglog.value.fst;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** A record by its components; reading goes through the canonical constructor and whatever it checks. */
final class RecordForm implements Form {

    @Override
    public void write(GraphOutput out, Object value) throws Exception {
        out.classes().write(value.getClass());
        for (Field component : out.world().recordShapeOf(value.getClass()).components()) {
            TypedValue.write(out, component.getType(), component.get(value));
        }
    }

    @Override
    public @Nullable Object read(GraphInput in, int position) throws Exception {
        RecordShape shape = in.world().recordShapeOf(in.classes().read());
        @Nullable Object[] components = new @Nullable Object[shape.components().size()];
        for (int i = 0; i < components.length; i++) {
            components[i] = TypedValue.read(in, shape.components().get(i).getType());
        }
        Object made = make(shape, components);
        return shape.resolution() == null ? made : Hooks.call(shape.resolution(), made);
    }

    private static Object make(RecordShape shape, @Nullable Object[] components) throws Exception {
        try {
            return shape.constructor().newInstance(components);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @Override
    public Sharing sharing() {
        return Sharing.AFTER_CONTENT;
    }
}
