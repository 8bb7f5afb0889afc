package io.traininglog.value.fst;

import io.traininglog.UnsupportedValueException;
import java.io.File;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collection;

/** Why a class is not stored, in words that name it and the remedy. */
final class Refusal {

    private Refusal() {}

    static UnsupportedValueException notAllowed(String className) {
        return new UnsupportedValueException(className + " is not on the allow-list: name it with LogDatabase.builder()"
                + ".allow(\"" + className + "\")");
    }

    static UnsupportedValueException notSerializable(Class<?> type) {
        return new UnsupportedValueException(type.getName() + " is not Serializable: let it implement"
                + " java.io.Serializable, make it a record, or store the data that it holds");
    }

    static UnsupportedValueException noStoredForm(Class<?> type) {
        return new UnsupportedValueException(type.getName() + " has no stored form: " + remedy(type));
    }

    static UnsupportedValueException because(Class<?> type, String reason) {
        return new UnsupportedValueException(type.getName() + " cannot be stored: " + reason);
    }

    private static String remedy(Class<?> type) {
        if (Proxy.isProxyClass(type) || type.isHidden() || type.isSynthetic()) {
            return "a lambda, proxy or hidden class exists in this process only; store the data that it holds";
        }
        if (type == Class.class) {
            return "store its name";
        }
        if (File.class.isAssignableFrom(type) || Path.class.isAssignableFrom(type)) {
            return "store its path as a String";
        }
        if (type == URL.class || type == URI.class || CharSequence.class.isAssignableFrom(type)) {
            return "store its text as a String";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "store its value as a Long or Double";
        }
        if (Throwable.class.isAssignableFrom(type)) {
            return "store its message or its stack trace as a String";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "store its elements in a List";
        }
        return "store the data that it holds, in a record, a List or a Map";
    }
}
