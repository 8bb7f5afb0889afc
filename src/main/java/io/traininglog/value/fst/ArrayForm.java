package io.traininglog.value.fst;

import java.io.IOException;
import java.lang.reflect.Array;

/** An array with its runtime class: elements of a primitive type in FST's encoding, others as values of their own. */
final class ArrayForm implements Form {

    @Override
    public void write(GraphOutput out, Object array) throws IOException {
        int length = Array.getLength(array);
        out.classes().write(array.getClass());
        out.writeInt(length);
        if (array.getClass().getComponentType().isPrimitive()) {
            out.getCodec().writePrimitiveArray(array, 0, length);
            return;
        }
        boolean before = out.inKey(false);
        for (Object element : (Object[]) array) {
            out.writeValue(element);
        }
        out.inKey(before);
    }

    @Override
    public Object read(GraphInput in, int position) throws Exception {
        Class<?> type = in.classes().read();
        Class<?> component = type.getComponentType();
        if (component == null) {
            throw Scalars.damaged("an array is of " + type);
        }
        return component.isPrimitive() ? readPrimitives(in, component) : readObjects(in, component, position);
    }

    private static Object readPrimitives(GraphInput in, Class<?> component) throws IOException {
        int length = in.payload().readLength(leastBytes(component));
        Object array = Array.newInstance(component, length);
        in.payload().readFPrimitiveArray(array, component, length);
        return array;
    }

    private static int leastBytes(Class<?> component) {
        if (component == long.class || component == double.class) {
            return Long.BYTES;
        }
        return component == int.class || component == float.class ? Integer.BYTES : 1;
    }

    private static Object readObjects(GraphInput in, Class<?> component, int position) throws Exception {
        Object[] array = (Object[]) Array.newInstance(component, in.readCount());
        in.publish(position, array);
        boolean before = in.inKey(false);
        for (int i = 0; i < array.length; i++) {
            array[i] = in.readValue();
        }
        in.inKey(before);
        return array;
    }

    @Override
    public Sharing sharing() {
        return Sharing.BEFORE_CONTENT;
    }
}
