package io.traininglog.readme;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles programs against the class path of the tests. */
final class Compiler {

    private Compiler() {}

    /** What the compiler found wrong; empty if nothing. */
    static String compile(List<Program> programs, Path classes) {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "--release",
                "17",
                "-proc:none",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString());
        List<Source> sources = programs.stream()
                .flatMap(program -> Stream.of(
                        new Source(program.name() + "AsPrinted", program.printed()),
                        new Source(program.name(), program.checked())))
                .toList();
        boolean compiled =
                compiler.getTask(null, null, found, options, null, sources).call();
        return compiled
                ? ""
                : found.getDiagnostics().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///readme/" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
