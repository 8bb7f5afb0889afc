package io.traininglog.readme;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Java snippets of a section as one class: in their order, in one method, so that the second may use what the first
 * declares. Imports and records are moved out of the method; {@link Scope} has what every snippet may use.
 *
 * @param printed the source as a reader sees it
 * @param checked the source that also checks what {@code // →} and {@code // throws} say
 */
record Program(String name, String printed, String checked) {

    private static final Pattern STATED = Pattern.compile("^(\\s*)(.+;)\\s+// (→|throws) (.+)$");

    /** The program of a section. */
    static Program of(Page.Section section) {
        String name = "Snippets"
                + section.title().replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT)
                + section.blocks("java").get(0).line();
        String java = section.text("java");
        return new Program(name, source(name + "AsPrinted", java, false), source(name, java, true));
    }

    private static String source(String name, String java, boolean check) {
        StringBuilder imports = new StringBuilder();
        StringBuilder types = new StringBuilder();
        StringBuilder statements = new StringBuilder();
        java.lines().forEach(line -> {
            if (line.startsWith("import ")) {
                imports.append(line).append('\n');
            } else if (line.startsWith("record ")) {
                types.append(line).append('\n');
            } else {
                statements.append(check ? checked(line) : line).append('\n');
            }
        });
        return """
                package readme;
                import io.traininglog.*;
                import java.nio.file.*;
                import java.time.*;
                import java.util.*;
                %s
                public class %s extends io.traininglog.readme.Scope {
                %s
                @Override public void run() throws Exception {
                %s
                }}
                """.formatted(imports, name, types, statements);
    }

    private static String checked(String line) {
        Matcher stated = STATED.matcher(line);
        if (!stated.matches()) {
            if (line.contains("// →") || line.contains("// throws")) {
                throw new IllegalStateException("a result is stated behind what is no statement of one line: " + line);
            }
            return line;
        }
        String statement = stated.group(2);
        String expected = literal(stated.group(4));
        if (stated.group(3).equals("→")) {
            String expression = statement.substring(0, statement.length() - 1);
            return "shows(" + literal(expression) + ", " + expression + ", " + expected + ");";
        }
        return "try { " + statement + " } catch (RuntimeException e) { threw(" + expected + ", e); } expectThrown("
                + expected + ");";
    }

    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
