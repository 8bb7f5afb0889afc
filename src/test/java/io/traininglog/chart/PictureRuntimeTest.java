package io.traininglog.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What draws pictures need not be there: each time it is not, in a process of its own. */
class PictureRuntimeTest {

    @TempDir
    Path folder;

    /** Draws a chart in characters, and then as a picture. */
    static final class Draws {

        private Draws() {}

        public static void main(String[] arguments) {
            Chart chart = Chart.of(Curve.of("a1", Curves.of(1, 2, 3)));
            System.out.print(chart.text(new TextForm(40, 8, false, false)));
            try {
                chart.write(Path.of(arguments[0]), new PictureSize(300, 200));
                System.out.println("drawn");
            } catch (io.traininglog.MissingArtifactException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    private String draw(String name, String without, Map<String, String> environment, String... flags)
            throws IOException, InterruptedException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> without.isEmpty()
                        || !Path.of(entry).getFileName().toString().startsWith(without))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(flags));
        command.addAll(List.of(
                "-cp", classPath, Draws.class.getName(), folder.resolve(name).toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("** a1\n");
        return output.substring(output.indexOf("** a1\n") + 6);
    }

    @Test
    void withoutXChartThereAreChartsInCharacters() throws Exception {
        assertThat(draw("chart.png", "xchart", Map.of()))
                .isEqualTo(
                        "a picture needs org.knowm.xchart:xchart, which is not on the class path; add that dependency\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void withoutBatikThereArePixels() throws Exception {
        assertThat(draw("chart.svg", "batik", Map.of()))
                .isEqualTo("a picture in SVG needs org.apache.xmlgraphics:batik-svggen, which is not on the"
                        + " class path; add that dependency\n");
        assertThat(folder).isEmptyDirectory();
        assertThat(draw("chart.png", "batik", Map.of())).isEqualTo("drawn\n");
    }

    @Test
    void aRuntimeWithoutAwtIsNamed() throws Exception {
        assertThat(draw("chart.png", "", Map.of(), "--limit-modules", "java.sql"))
                .isEqualTo("a picture needs the module java.desktop, which this Java runtime does not have; use a full"
                        + " one\n");
    }

    @Test
    void noFontsAreNamed() throws Exception {
        Path none = Files.writeString(folder.resolve("fonts.conf"), "<?xml version='1.0'?><fontconfig></fontconfig>");
        assertThat(draw("chart.png", "", Map.of("FONTCONFIG_FILE", none.toString()), "-Duser.home=" + folder))
                .startsWith("a picture's text cannot be drawn (")
                .endsWith("set java.awt.headless=true\n")
                .hasLineCount(1);
        assertThat(folder.resolve("chart.png")).doesNotExist();
    }

    @Test
    void aDisplayThatCannotBeReachedIsNotNeeded() throws Exception {
        assertThat(draw("chart.png", "", Map.of("DISPLAY", "localhost:77"), "-Djava.awt.headless=true"))
                .isEqualTo("drawn\n");
    }
}
