package io.traininglog.value.fst;

import io.traininglog.CodecException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link ClassWriter} wrote: classes of the codec's {@link World} only, in the shape that they had. */
final class ClassReader {

    private final GraphInput in;
    private final List<Class<?>> classes = new ArrayList<>(ClassNames.NUMBERED);

    ClassReader(GraphInput in) {
        this.in = in;
    }

    Class<?> read() throws IOException {
        int number = in.readInt();
        if (number < 0 || number > classes.size()) {
            throw Scalars.damaged("a class has no name");
        }
        if (number > 0) {
            return classes.get(number - 1);
        }
        Class<?> type = in.world().load(in.readUTF());
        if (!type.isArray() && in.readInt() != in.world().fingerprintOf(type)) {
            throw new CodecException(type.getName() + " has changed since the value was stored: its fields differ."
                    + " Read it with the class as it was");
        }
        classes.add(type);
        return type;
    }
}
