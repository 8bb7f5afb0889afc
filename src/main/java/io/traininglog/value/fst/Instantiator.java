package io.traininglog.value.fst;

import io.traininglog.UnsupportedValueException;
import java.io.Externalizable;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.concurrent.Callable;

/**
 * Makes instances by the rules of {@link Serializable}: of the classes above, the first that is not Serializable is
 * constructed and the others are not; an Externalizable is constructed itself.
 */
final class Instantiator {

    private Instantiator() {}

    /** Where there is no way, an instantiator that says why: it is of no matter to a class that is always replaced. */
    static Callable<Object> of(Class<?> type) {
        try {
            return Externalizable.class.isAssignableFrom(type) ? constructorOf(type) : serializationConstructorOf(type);
        } catch (ReflectiveOperationException e) {
            return new Refusing(Refusal.because(type, "the JDK offers no way to make one, " + e));
        }
    }

    /** Answers no instance. */
    record Refusing(UnsupportedValueException refusal) implements Callable<Object> {

        @Override
        public Object call() {
            throw refusal;
        }
    }

    private static Callable<Object> constructorOf(Class<?> type) {
        try {
            Constructor<?> constructor = type.getConstructor();
            constructor.setAccessible(true);
            return constructor::newInstance;
        } catch (NoSuchMethodException e) {
            return new Refusing(
                    Refusal.because(type, "it is Externalizable without a public constructor that takes no arguments"));
        }
    }

    private static Callable<Object> serializationConstructorOf(Class<?> type) throws ReflectiveOperationException {
        Class<?> parent = type;
        while (Serializable.class.isAssignableFrom(parent)) {
            parent = parent.getSuperclass();
        }
        for (Constructor<?> constructor : parent.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 0 && isVisible(constructor, type)) {
                return forSerialization(type, constructor)::newInstance;
            }
        }
        return new Refusing(Refusal.because(
                type, parent.getName() + " above it is not Serializable and has no constructor without arguments"));
    }

    private static boolean isVisible(Constructor<?> constructor, Class<?> type) {
        int modifiers = constructor.getModifiers();
        return Modifier.isPublic(modifiers)
                || Modifier.isProtected(modifiers)
                || (!Modifier.isPrivate(modifiers)
                        && constructor.getDeclaringClass().getPackageName().equals(type.getPackageName()));
    }

    /** The JDK's offer to serialization libraries, by name: the compiler warns of it, and no flag says it may not. */
    private static Constructor<?> forSerialization(Class<?> type, Constructor<?> constructor)
            throws ReflectiveOperationException {
        Class<?> factoryClass = Class.forName("sun.reflect.ReflectionFactory");
        Object factory = factoryClass.getMethod("getReflectionFactory").invoke(null);
        Method offer = factoryClass.getMethod("newConstructorForSerialization", Class.class, Constructor.class);
        return (Constructor<?>) offer.invoke(factory, type, constructor);
    }
}
