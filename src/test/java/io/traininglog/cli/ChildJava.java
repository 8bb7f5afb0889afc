package io.traininglog.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Java as the tests start it, so that it starts soon and says nothing by itself. */
final class ChildJava {

    private ChildJava() {}

    /** The program and its flags. */
    static List<String> command() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        boolean warns = Runtime.version().feature() >= 24; // of native libraries, unless told; the jar's manifest tells
        return Stream.of(java, "-XX:TieredStopAtLevel=1", warns ? "--enable-native-access=ALL-UNNAMED" : "")
                .filter(argument -> !argument.isEmpty())
                .toList();
    }
}
