package io.traininglog.value.fst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.CodecException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedClassTest {

    private static final String RECORD = "package evolving; public record R(int a, int b) {}";
    private static final String OBJECT =
            "package evolving; public class O implements java.io.Serializable { int a = 1; int b = 2; }";
    private static final String ENUM = "package evolving; public enum E { ONE, TWO }";

    @TempDir
    private Path folder;

    private final ObjectCodec codec = new ObjectCodec(List.of("evolving"));

    private ClassLoader version(String name, String source) throws Exception {
        Path version = Files.createTempDirectory(folder, "version");
        Path file = Files.writeString(version.resolve(name + ".java"), source);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-proc:none", "-d", version.toString(), file.toString()))
                .isZero();
        return new URLClassLoader(new URL[] {version.toUri().toURL()}, null);
    }

    private Object decodeWith(ClassLoader loader, byte[] framed) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return codec.decode(framed);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private byte[] encoded(ClassLoader loader, String name) throws Exception {
        Class<?> type = loader.loadClass("evolving." + name);
        return switch (name) {
            case "R" -> codec.encode(type.getConstructor(int.class, int.class).newInstance(1, 2));
            case "O" -> codec.encode(type.getConstructor().newInstance());
            default -> codec.encode(type.getEnumConstants()[1]);
        };
    }

    private void differs(String name, String source, String changed) throws Exception {
        byte[] framed = encoded(version(name, source), name);
        ClassLoader now = version(name, changed);
        assertThatThrownBy(() -> decodeWith(now, framed))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("evolving." + name);
    }

    @Test
    void classesAreFoundByTheThreadsContextLoader() throws Exception {
        ClassLoader loader = version("R", RECORD);
        byte[] framed = encoded(loader, "R");
        assertThat(decodeWith(loader, framed).toString()).isEqualTo("R[a=1, b=2]");
        assertThat(decodeWith(loader, framed).getClass().getClassLoader()).isSameAs(loader);
        assertThatThrownBy(() -> codec.decode(framed))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("evolving.R");
    }

    @Test
    void aFieldAddedRemovedRenamedOrRetypedIsAnErrorNotAWrongValue() throws Exception {
        differs("R", RECORD, RECORD.replace("int b", "int b, int c"));
        differs("R", RECORD, RECORD.replace(", int b", ""));
        differs("R", RECORD, RECORD.replace("int a, int b", "int b, int a"));
        differs("O", OBJECT, OBJECT.replace("int b", "int c = 0; int b"));
        differs("O", OBJECT, OBJECT.replace("int b = 2;", ""));
        differs("O", OBJECT, OBJECT.replace("int b", "Integer b"));
        differs("O", OBJECT, OBJECT.replace("int b", "int z"));
        differs(
                "O",
                OBJECT,
                OBJECT.replace(
                        "int b = 2;",
                        "int b = 2; private void writeObject(java.io.ObjectOutputStream o) throws java.io.IOException {}"));
        differs("O", OBJECT, "package evolving; public record O(int a, int b) implements java.io.Serializable {}");
    }

    @Test
    void aMethodOrATransientFieldMayCome() throws Exception {
        byte[] framed = encoded(version("O", OBJECT), "O");
        ClassLoader now = version(
                "O", OBJECT.replace("int b", "transient int t; static int s; public int sum() { return a; } int b"));
        assertThat(decodeWith(now, framed).getClass().getName()).isEqualTo("evolving.O");
    }

    @Test
    void anEnumMayBeReorderedAndALostConstantIsAnError() throws Exception {
        byte[] framed = encoded(version("E", ENUM), "E");
        assertThat(decodeWith(version("E", ENUM.replace("ONE, TWO", "ZERO, TWO, ONE")), framed)
                        .toString())
                .isEqualTo("TWO");
        ClassLoader lost = version("E", ENUM.replace("ONE, TWO", "ONE"));
        assertThatThrownBy(() -> decodeWith(lost, framed))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("TWO");
    }
}
