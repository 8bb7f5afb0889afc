package io.traininglog.value.fst;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The enum that an enum set or map is made for, which an empty one does not tell. */
final class EnumTypes {

    private EnumTypes() {}

    static void writeElementType(GraphOutput out, Object set) throws IOException {
        Set<?> elements = (EnumSet<?>) set;
        write(out, elements.isEmpty() ? annotatedType(set) : elements.iterator().next());
    }

    static void writeKeyType(GraphOutput out, Object map) throws IOException {
        Map<?, ?> entries = (EnumMap<?, ?>) map;
        write(
                out,
                entries.isEmpty()
                        ? annotatedType(map)
                        : entries.keySet().iterator().next());
    }

    private static void write(GraphOutput out, Object constantOrType) throws IOException {
        Class<?> type =
                constantOrType instanceof Enum<?> constant ? constant.getDeclaringClass() : (Class<?>) constantOrType;
        out.world().requireEnum(type);
        out.classes().write(type);
    }

    static Class<?> read(GraphInput in) throws Exception {
        return in.world().requireEnum(in.classes().read());
    }

    /** Java's own serialization shows the class to the stream that writes it; no accessor does. */
    private static Class<?> annotatedType(Object emptySetOrMap) throws IOException {
        try (TypeCatcher catcher = new TypeCatcher()) {
            catcher.writeObject(emptySetOrMap);
            if (catcher.type == null) {
                throw Refusal.noStoredForm(emptySetOrMap.getClass());
            }
            return catcher.type;
        }
    }

    private static final class TypeCatcher extends ObjectOutputStream {

        private @Nullable Class<?> type;

        TypeCatcher() throws IOException {
            super(OutputStream.nullOutputStream());
        }

        @Override
        protected void annotateClass(Class<?> shown) {
            if (shown.isEnum()) {
                type = shown;
            }
        }
    }
}
