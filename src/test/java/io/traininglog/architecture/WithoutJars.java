package io.traininglog.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;

/** Runs programs as where an optional library is not there. */
public final class WithoutJars {

    private WithoutJars() {}

    /**
     * Loads a program apart from the class path, and runs it.
     *
     * @param program has a public constructor
     * @param jars a pattern of the names of those that it does not see
     */
    public static void run(Class<? extends Runnable> program, String jars) throws Exception {
        URL[] others = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> !entry.getFileName().toString().matches(jars))
                .map(WithoutJars::url)
                .toArray(URL[]::new);
        try (URLClassLoader without = new URLClassLoader(others, ClassLoader.getPlatformClassLoader())) {
            Class<?> loaded = without.loadClass(program.getName());
            assertThat(loaded).isNotSameAs(program);
            ((Runnable) loaded.getDeclaredConstructor().newInstance()).run();
        }
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
