package io.traininglog.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program without a configuration file pays nothing for the parser: here, it is not even there. */
class YamlIsLoadedOnDemandTest {

    @TempDir
    Path home;

    @Test
    void noFileLoadsNoYamlClass() throws Exception {
        assertThat(loadWithoutYaml()).asString().contains("maxBlobSize=4096");
    }

    @Test
    void aFileDoes() throws Exception {
        Files.writeString(home.resolve(".blocksrc"), "max_blob_size: 1");
        assertThatThrownBy(this::loadWithoutYaml).hasRootCauseInstanceOf(ClassNotFoundException.class);
    }

    private Object loadWithoutYaml() throws Exception {
        URL ours = Configuration.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader alone = new URLClassLoader(new URL[] {ours}, ClassLoader.getPlatformClassLoader())) {
            return alone.loadClass(Configuration.class.getName())
                    .getMethod("load", Map.class, Properties.class, Path.class)
                    .invoke(null, Map.of(), new Properties(), home);
        }
    }
}
