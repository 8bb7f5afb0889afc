package io.traininglog.value.fst;

import java.io.Externalizable;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * A Serializable object of the user. What a class writes by its own code is framed by its length: code that reads less
 * leaves what follows in place, code that reads more meets the end.
 */
final class ObjectForm implements Form {

    @Override
    public void write(GraphOutput out, Object value) throws Exception {
        Class<?> type = value.getClass();
        ClassShape shape = out.world().shapeOf(type);
        out.classes().write(type);
        boolean before = out.inKey(out.isInKey() && !World.hasIdentityHash(type));
        if (shape.externalizable()) {
            int start = out.openBlock();
            ((Externalizable) value).writeExternal(out);
            out.closeBlock(start);
        }
        for (ClassShape.Level level : shape.levels()) {
            writeLevel(out, level, value);
        }
        out.inKey(before);
    }

    private static void writeLevel(GraphOutput out, ClassShape.Level level, Object value) throws Exception {
        if (!level.isCustom()) {
            writeFields(out, level, value);
            return;
        }
        int start = out.openBlock();
        BlockOutput block = new BlockOutput(out, level, value);
        if (level.writer() == null) {
            block.defaultWriteObject();
        } else {
            Hooks.call(level.writer(), value, block);
        }
        out.closeBlock(start);
    }

    static void writeFields(GraphOutput out, ClassShape.Level level, Object value) throws Exception {
        for (Field field : level.fields()) {
            TypedValue.write(out, field.getType(), field.get(value));
        }
    }

    @Override
    public @Nullable Object read(GraphInput in, int position) throws Exception {
        Class<?> type = in.classes().read();
        ClassShape shape = in.world().shapeOf(type);
        Object made = shape.instantiator().call();
        in.publish(position, made);
        boolean before = in.inKey(in.isInKey() && !World.hasIdentityHash(type));
        if (shape.externalizable()) {
            int end = in.openBlock();
            ((Externalizable) made).readExternal(in);
            in.closeBlock(end);
        }
        for (ClassShape.Level level : shape.levels()) {
            readLevel(in, level, made);
        }
        in.inKey(before);
        return shape.resolution() == null ? made : Hooks.call(shape.resolution(), made);
    }

    private static void readLevel(GraphInput in, ClassShape.Level level, Object made) throws Exception {
        if (!level.isCustom()) {
            readFields(in, level, made);
            return;
        }
        int end = in.openBlock();
        BlockInput block = new BlockInput(in, level, made, end);
        if (level.reader() == null) {
            block.defaultReadObject();
        } else {
            Hooks.call(level.reader(), made, block);
        }
        in.closeBlock(end);
    }

    static void readFields(GraphInput in, ClassShape.Level level, Object made) throws Exception {
        for (Field field : level.fields()) {
            field.set(made, TypedValue.read(in, field.getType()));
        }
    }

    @Override
    public Sharing sharing() {
        return Sharing.BEFORE_CONTENT;
    }
}
