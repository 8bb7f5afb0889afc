package io.traininglog.value.fst;

import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** The methods by which a class takes part in its own serialization, found by the rules of {@link Serializable}. */
final class Hooks {

    private Hooks() {}

    /** {@code private void name(parameter)}, of this class alone. */
    static @Nullable Method own(Class<?> type, String name, Class<?> parameter) {
        try {
            Method method = type.getDeclaredMethod(name, parameter);
            boolean fits = Modifier.isPrivate(method.getModifiers())
                    && !Modifier.isStatic(method.getModifiers())
                    && method.getReturnType() == void.class;
            return fits ? opened(method) : null;
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    /** {@code Object name()}, of this class or of one above whose method it sees. */
    static @Nullable Method inherited(Class<?> type, String name) {
        if (!Serializable.class.isAssignableFrom(type)) {
            return null;
        }
        for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
            Method method = declared(owner, name);
            if (method != null) {
                return fits(method, type, owner) ? opened(method) : null;
            }
        }
        return null;
    }

    private static @Nullable Method declared(Class<?> owner, String name) {
        try {
            return owner.getDeclaredMethod(name);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static boolean fits(Method method, Class<?> type, Class<?> owner) {
        int modifiers = method.getModifiers();
        if (method.getReturnType() != Object.class || Modifier.isStatic(modifiers) || Modifier.isAbstract(modifiers)) {
            return false;
        }
        if (Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers)) {
            return true;
        }
        return Modifier.isPrivate(modifiers)
                ? type == owner
                : type.getPackageName().equals(owner.getPackageName())
                        && type.getClassLoader() == owner.getClassLoader();
    }

    private static Method opened(Method method) {
        method.setAccessible(true);
        return method;
    }

    /** Calls a hook; what it throws is thrown as it is. */
    static @Nullable Object call(Method hook, Object target, @Nullable Object... arguments) throws Exception {
        try {
            return hook.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
