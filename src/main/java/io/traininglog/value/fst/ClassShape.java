package io.traininglog.value.fst;

import java.io.Externalizable;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * How instances of a Serializable class are made, read and written: each class of its hierarchy that is Serializable,
 * topmost first, as {@link Serializable} prescribes.
 */
record ClassShape(
        Class<?> type,
        boolean externalizable,
        List<Level> levels,
        Callable<Object> instantiator,
        @Nullable Method replacement,
        @Nullable Method resolution,
        int fingerprint) {

    /** One class of a hierarchy: its own fields by name, and the methods that it writes and reads itself with. */
    record Level(
            Class<?> type,
            List<Field> fields,
            @Nullable Method writer,
            @Nullable Method reader) {

        boolean isCustom() {
            return writer != null || reader != null;
        }
    }

    /**
     * The shape of a class.
     *
     * @throws io.traininglog.UnsupportedValueException for a class that is not Serializable or cannot be made again
     */
    static ClassShape of(Class<?> type) {
        if (!Serializable.class.isAssignableFrom(type)) {
            throw Refusal.notSerializable(type);
        }
        if (type.isInterface() || type.isArray() || type.isRecord() || Modifier.isAbstract(type.getModifiers())) {
            throw Refusal.because(type, "it has no instances of its own");
        }
        if (Enum.class.isAssignableFrom(type)) {
            throw Refusal.because(type, "an enum has its constants only");
        }
        boolean externalizable = Externalizable.class.isAssignableFrom(type);
        try {
            List<Level> levels = externalizable ? List.of() : levelsOf(type);
            Method replacement = Hooks.inherited(type, "writeReplace");
            Callable<Object> instantiator = Instantiator.of(type);
            if (replacement == null && instantiator instanceof Instantiator.Refusing refusing) {
                throw refusing.refusal();
            }
            return new ClassShape(
                    type,
                    externalizable,
                    levels,
                    instantiator,
                    replacement,
                    Hooks.inherited(type, "readResolve"),
                    fingerprintOf(type, externalizable, levels));
        } catch (InaccessibleObjectException e) {
            throw Refusal.because(type, "its fields cannot be reached, " + e);
        }
    }

    private static List<Level> levelsOf(Class<?> type) {
        List<Level> levels = new ArrayList<>();
        for (Class<?> c = type; c != null && Serializable.class.isAssignableFrom(c); c = c.getSuperclass()) {
            if (!AllowList.ofTheJdk(c.getName())) {
                levels.add(levelOf(c));
            } else if (hasContent(c)) {
                throw Refusal.because(
                        type,
                        "it extends " + c.getName() + ", whose content is closed to libraries:"
                                + " hold one in a field instead, or store the data that it holds");
            }
        }
        Collections.reverse(levels);
        return List.copyOf(levels);
    }

    private static boolean hasContent(Class<?> ofTheJdk) {
        for (Method method : ofTheJdk.getDeclaredMethods()) {
            if (method.getName().equals("writeObject") || method.getName().equals("readObject")) {
                return true;
            }
        }
        return ObjectStreamClass.lookup(ofTheJdk).getFields().length > 0;
    }

    /** Java's own description decides which fields count, {@code serialPersistentFields} included. */
    private static Level levelOf(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (ObjectStreamField streamField : ObjectStreamClass.lookup(type).getFields()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(streamField.getName()) && !Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    fields.add(field);
                }
            }
        }
        fields.sort(Comparator.comparing(Field::getName));
        return new Level(
                type,
                List.copyOf(fields),
                Hooks.own(type, "writeObject", ObjectOutputStream.class),
                Hooks.own(type, "readObject", ObjectInputStream.class));
    }

    private static int fingerprintOf(Class<?> type, boolean externalizable, List<Level> levels) {
        Fingerprint fingerprint = new Fingerprint(externalizable ? "externalizable" : "object").add(type);
        for (Level level : levels) {
            fingerprint.add(level.isCustom() ? "custom" : "fields").add(level.type());
            level.fields().forEach(fingerprint::add);
        }
        return fingerprint.value();
    }
}
