package io.traininglog.value.fst;

import io.traininglog.CodecException;
import io.traininglog.PickledObject;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Everything that one codec may write and read: the types of {@link KnownClasses} and what the user allowed. Asked before
 * a class is loaded, and again before one is instantiated. Safe for threads.
 */
final class World {

    /** Whose enums are stored and whose types may be the element type of an array; neither builds an instance. */
    private static final Set<String> HARMLESS_PACKAGES = Set.of(
            "java.lang",
            "java.math",
            "java.time",
            "java.time.chrono",
            "java.time.format",
            "java.time.temporal",
            "java.util",
            "java.util.concurrent");

    private static final ClassValue<Boolean> IDENTITY_HASH = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            try {
                return type.isArray() || type.getMethod("hashCode").getDeclaringClass() == Object.class;
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(type + " has no hashCode", e);
            }
        }
    };

    private final AllowList allowed;
    private final Map<Class<?>, Tag> tags = new ConcurrentHashMap<>();
    private final Map<Class<?>, ClassShape> shapes = new ConcurrentHashMap<>();
    private final Map<Class<?>, RecordShape> recordShapes = new ConcurrentHashMap<>();

    World(AllowList allowed) {
        this.allowed = allowed;
    }

    /** Whether instances of a class are told apart by identity, so that hashing one costs the same whatever it holds. */
    static boolean hasIdentityHash(Class<?> type) {
        return IDENTITY_HASH.get(type);
    }

    /**
     * How a value is written.
     *
     * @throws io.traininglog.UnsupportedValueException where the value's class is not stored
     */
    Tag tagOf(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? Tag.TRUE : Tag.FALSE;
        }
        Tag tag = tags.get(value.getClass());
        if (tag == null) {
            tag = judge(value);
            tags.put(value.getClass(), tag);
        }
        return tag;
    }

    private Tag judge(Object value) {
        Class<?> type = value.getClass();
        Tag known = KnownClasses.tagOf(value);
        if (known != null) {
            return known;
        }
        if (type.isArray()) {
            requireElementType(elementType(type));
            return Tag.ARRAY;
        }
        if (value instanceof Enum<?> constant) {
            requireEnum(constant.getDeclaringClass());
            return Tag.ENUM;
        }
        if (AllowList.ofTheJdk(type.getName()) || type.isHidden() || Proxy.isProxyClass(type)) {
            throw Refusal.noStoredForm(type);
        }
        requireAllowed(type);
        if (type.isRecord()) {
            return recordShapeOf(type).replacement() == null ? Tag.RECORD : Tag.REPLACEMENT;
        }
        return shapeOf(type).replacement() == null ? Tag.OBJECT : Tag.REPLACEMENT;
    }

    private void requireAllowed(Class<?> type) {
        if (!allowed.covers(type.getName())) {
            if (!type.isRecord() && !type.isEnum() && !Serializable.class.isAssignableFrom(type)) {
                throw Refusal.notSerializable(type);
            }
            throw Refusal.notAllowed(type.getName());
        }
    }

    ClassShape shapeOf(Class<?> type) {
        ClassShape shape = shapes.get(type);
        if (shape == null) {
            requireAllowed(type);
            shape = ClassShape.of(type);
            shapes.put(type, shape);
        }
        return shape;
    }

    RecordShape recordShapeOf(Class<?> type) {
        RecordShape shape = recordShapes.get(type);
        if (shape == null) {
            requireAllowed(type);
            shape = RecordShape.of(type);
            recordShapes.put(type, shape);
        }
        return shape;
    }

    /** The enum itself, after a check that its constants are stored. */
    Class<?> requireEnum(Class<?> type) {
        if (!type.isEnum()) {
            throw Scalars.damaged(type.getName() + " is no enum");
        }
        if (AllowList.ofTheJdk(type.getName())) {
            if (!harmless(type.getName()) || !Modifier.isPublic(type.getModifiers())) {
                throw Refusal.noStoredForm(type);
            }
        } else {
            requireAllowed(type);
        }
        return type;
    }

    private void requireElementType(Class<?> element) {
        if (!element.isPrimitive() && !mayBeElement(element.getName())) {
            throw AllowList.ofTheJdk(element.getName())
                    ? Refusal.noStoredForm(element)
                    : Refusal.notAllowed(element.getName());
        }
    }

    private boolean mayBeElement(String name) {
        return harmless(name)
                || name.equals(Serializable.class.getName())
                || name.equals(PickledObject.class.getName())
                || allowed.covers(name);
    }

    private static boolean harmless(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && HARMLESS_PACKAGES.contains(name.substring(0, dot));
    }

    private static Class<?> elementType(Class<?> array) {
        Class<?> element = array;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element;
    }

    /** What tells two versions of a class apart; 0 where there is nothing to tell. */
    int fingerprintOf(Class<?> type) {
        if (type.isEnum() || type.isInterface() || AllowList.ofTheJdk(type.getName())) {
            return 0;
        }
        return type.isRecord()
                ? recordShapeOf(type).fingerprint()
                : shapeOf(type).fingerprint();
    }

    /** A class of this world, loaded and not initialized. */
    Class<?> load(String name) {
        int dimensions = 0;
        while (dimensions < name.length() && name.charAt(dimensions) == '[') {
            dimensions++;
        }
        Class<?> type = dimensions == 0 ? loadPlain(name) : loadElement(name.substring(dimensions));
        for (int i = 0; i < dimensions; i++) {
            type = type.arrayType();
        }
        return type;
    }

    private Class<?> loadElement(String descriptor) {
        if (descriptor.startsWith("L") && descriptor.endsWith(";")) {
            return loadPlain(descriptor.substring(1, descriptor.length() - 1));
        }
        return switch (descriptor) {
            case "Z" -> boolean.class;
            case "B" -> byte.class;
            case "C" -> char.class;
            case "S" -> short.class;
            case "I" -> int.class;
            case "J" -> long.class;
            case "F" -> float.class;
            case "D" -> double.class;
            default -> throw Scalars.damaged("an array's type is unknown");
        };
    }

    private Class<?> loadPlain(String name) {
        if (name.startsWith("[") || !mayBeElement(name)) {
            throw new CodecException("a stored object holds a " + name
                    + ", which is not on the allow-list: name it with" + " LogDatabase.builder().allow(\"" + name
                    + "\") if you trust where the database comes from");
        }
        ClassLoader own = World.class.getClassLoader();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        try {
            return Class.forName(name, false, context == null ? own : context);
        } catch (ClassNotFoundException | LinkageError e) {
            try {
                return Class.forName(name, false, own);
            } catch (ClassNotFoundException | LinkageError missing) {
                missing.addSuppressed(e);
                throw new CodecException(
                        "a stored object holds a " + name + ", which is not on the class path", missing);
            }
        }
    }
}
