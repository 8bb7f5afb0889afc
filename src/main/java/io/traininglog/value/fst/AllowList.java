package io.traininglog.value.fst;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The classes of the user that may be stored: a class name covers its nested classes, a package name its sub-packages.
 * Names are judged before a class is loaded. Immutable.
 */
public final class AllowList {

    /** A blanket over these would let forged bytes build the JDK's own classes. */
    private static final List<String> CLOSED = List.of("java", "javax", "jdk", "sun", "com.sun");

    private final Set<String> names = new TreeSet<>();

    /**
     * The list of those names.
     *
     * @throws IllegalArgumentException for a name that {@link #check} refuses
     */
    AllowList(Collection<String> allowed) {
        allowed.forEach(name -> names.add(check(name)));
    }

    /**
     * The name, if it may stand on a list.
     *
     * @throws IllegalArgumentException for a blank name and for one of the JDK's
     */
    public static String check(String name) {
        String trimmed = name.strip();
        if (trimmed.isEmpty() || trimmed.startsWith(".") || trimmed.endsWith(".")) {
            throw new IllegalArgumentException("\"" + name + "\" is no name of a class or package to allow");
        }
        if (ofTheJdk(trimmed)) {
            throw new IllegalArgumentException("\"" + name + "\" belongs to the JDK and cannot be allowed: "
                    + "copy what it holds into a class of your own");
        }
        return trimmed;
    }

    static boolean ofTheJdk(String name) {
        return CLOSED.stream().anyMatch(closed -> name.equals(closed) || name.startsWith(closed + "."));
    }

    /** Whether a class of that binary name (no array) is allowed. */
    boolean covers(String className) {
        if (ofTheJdk(className)) {
            return false;
        }
        for (int end = className.length(); end > 0; end = previousBoundary(className, end)) {
            if (names.contains(className.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    private static int previousBoundary(String name, int end) {
        return Math.max(name.lastIndexOf('.', end - 1), name.lastIndexOf('$', end - 1));
    }
}
