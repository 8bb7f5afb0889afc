package io.traininglog.value;

import java.util.Set;

/** Which names an allow-list may hold. */
final class AllowedNames {

    private static final Set<String> JDK = Set.of("java", "javax", "jdk", "sun", "com.sun");

    private AllowedNames() {}

    static String check(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("allow(…) takes names of classes and packages, not a blank one");
        }
        for (String root : JDK) {
            if (name.equals(root) || name.startsWith(root + ".")) {
                throw new IllegalArgumentException("allow(\"" + name
                        + "\"): classes of the JDK cannot be allowed; those that are safe to store are already known");
            }
        }
        return name;
    }
}
