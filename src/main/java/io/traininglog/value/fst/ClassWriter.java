package io.traininglog.value.fst;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Writes classes as {@link ClassNames} says. One for each graph. */
final class ClassWriter {

    private static final Map<Class<?>, Integer> NUMBERED = numbered();

    private final GraphOutput out;
    private final Map<Class<?>, Integer> numbers = new HashMap<>();

    ClassWriter(GraphOutput out) {
        this.out = out;
    }

    void write(Class<?> type) throws IOException {
        Integer number = NUMBERED.get(type);
        if (number == null) {
            number = numbers.get(type);
        }
        if (number != null) {
            out.writeInt(number);
            return;
        }
        int fingerprint = type.isArray() ? 0 : out.world().fingerprintOf(type);
        out.writeInt(0);
        out.writeUTF(type.getName());
        if (!type.isArray()) {
            out.writeInt(fingerprint);
        }
        numbers.put(type, NUMBERED.size() + numbers.size() + 1);
    }

    private static Map<Class<?>, Integer> numbered() {
        Map<Class<?>, Integer> numbers = new HashMap<>();
        for (Class<?> type : ClassNames.NUMBERED) {
            numbers.put(type, numbers.size() + 1);
        }
        return Map.copyOf(numbers);
    }
}
