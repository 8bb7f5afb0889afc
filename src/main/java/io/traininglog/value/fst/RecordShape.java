package io.traininglog.value.fst;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record's components in their order, and the canonical constructor that takes them. */
record RecordShape(
        Class<?> type,
        List<Field> components,
        Constructor<?> constructor,
        @Nullable Method replacement,
        @Nullable Method resolution,
        int fingerprint) {

    /**
     * The shape of a record class.
     *
     * @throws io.traininglog.UnsupportedValueException where the record's components cannot be reached
     */
    static RecordShape of(Class<?> type) {
        if (!type.isRecord()) {
            throw Scalars.damaged(type.getName() + " is no record");
        }
        try {
            return reach(type);
        } catch (NoSuchMethodException | NoSuchFieldException | RuntimeException e) {
            throw Refusal.because(type, "its components cannot be reached, " + e);
        }
    }

    private static RecordShape reach(Class<?> type) throws NoSuchMethodException, NoSuchFieldException {
        List<Field> components = new ArrayList<>();
        List<Class<?>> types = new ArrayList<>();
        Fingerprint fingerprint = new Fingerprint("record").add(type);
        for (RecordComponent component : type.getRecordComponents()) {
            Field field = type.getDeclaredField(component.getName());
            field.setAccessible(true);
            components.add(field);
            types.add(component.getType());
            fingerprint.add(field);
        }
        Constructor<?> constructor = type.getDeclaredConstructor(types.toArray(new Class<?>[0]));
        constructor.setAccessible(true);
        return new RecordShape(
                type,
                List.copyOf(components),
                constructor,
                Hooks.inherited(type, "writeReplace"),
                Hooks.inherited(type, "readResolve"),
                fingerprint.value());
    }
}
