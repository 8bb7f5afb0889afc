package io.traininglog.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import io.traininglog.Series;
import io.traininglog.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {

    private static final PictureSize SIZE = new PictureSize(640, 400);
    private static final double NAN = Double.NaN;

    @TempDir
    Path folder;

    private Pixels drawn(Chart chart) throws IOException {
        Path file = folder.resolve("chart.png");
        chart.write(file, SIZE);
        return Pixels.of(file);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void aCurveIsWhereItsValuesAre() throws IOException {
        Pixels pixels = drawn(Chart.of(Curve.of("a1", Curves.over(0, 100, time -> time))));
        assertThat(pixels.image().getWidth()).isEqualTo(640);
        assertThat(pixels.image().getHeight()).isEqualTo(400);
        List<Integer> columns = pixels.columns(Pixels.BLUE);
        int left = columns.get(0);
        int right = columns.get(columns.size() - 1);
        double low = pixels.row(left, Pixels.BLUE);
        double high = pixels.row(right, Pixels.BLUE);
        assertThat(right - left).isGreaterThan(540);
        assertThat(columns).hasSizeGreaterThan(right - left - 10);
        assertThat(low).isCloseTo(pixels.bottom(), within(12.0));
        assertThat(high).isCloseTo(pixels.top(), within(12.0));
        for (int x : columns) {
            double share = (double) (x - left) / (right - left);
            assertThat(pixels.row(x, Pixels.BLUE)).isCloseTo(low + share * (high - low), within(2.0));
        }
    }

    @Test
    void whereThereIsNaNThereIsNothing() throws IOException {
        Chart whole = Chart.of(Curve.of("a1", Curves.over(0, 100, time -> Math.sin(time / 9.0))));
        Chart parted = Chart.of(Curve.of(
                "a1", Curves.over(0, 100, time -> time > 40 && time < 60 ? NAN : Math.sin(time / 9.0))));
        List<Integer> columns = drawn(whole).columns(Pixels.BLUE);
        List<Integer> others = drawn(parted).columns(Pixels.BLUE);
        int left = columns.get(0);
        int width = columns.get(columns.size() - 1) - left;
        assertThat(others).noneMatch(x -> x > left + 0.41 * width && x < left + 0.59 * width);
        assertThat(others).anyMatch(x -> x > left + 0.39 * width && x < left + 0.41 * width);
        assertThat(others).anyMatch(x -> x > left + 0.59 * width && x < left + 0.61 * width);
    }

    @Test
    void aPointBetweenTwoGapsIsADot() throws IOException {
        Pixels pixels = drawn(Chart.of(Curve.of("a1", Curves.of(NAN, 1, NAN, 2, NAN))));
        List<Integer> columns = pixels.columns(Pixels.BLUE);
        assertThat(columns).hasSizeBetween(4, 10);
        assertThat(columns.get(columns.size() - 1) - columns.get(0)).isGreaterThan(200);
    }

    @Test
    void aSmoothedCurveLiesOverItselfAsItWas() throws IOException {
        Chart chart = Chart.of(Curve.of("a1", Curves.noisy(2_000)));
        Pixels plain = drawn(chart);
        Pixels smoothed = drawn(chart.smoothing(0.95));
        assertThat(heights(smoothed)).as("of what is not pale").isLessThan(heights(plain) / 2);
        assertThat((double) smoothed.coloured()).isCloseTo((double) plain.coloured(), withPercentage(40));
    }

    /** How many pixels of each column are of the curve, on average. */
    private static double heights(Pixels pixels) {
        List<Integer> columns = pixels.columns(Pixels.BLUE);
        assertThat(columns).hasSizeGreaterThan(500);
        return columns.stream()
                .mapToLong(x -> pixels.count(x, Pixels.BLUE))
                .average()
                .orElseThrow();
    }

    @Test
    void whereALogWasResumedIsABrokenLine() throws IOException {
        Pixels pixels = drawn(Chart.of(new Curve("a1", Curves.over(0, 100, time -> time), List.of(25L, 75L))));
        List<Integer> lines = IntStream.range(60, 620)
                .filter(x -> pixels.count(x, Pixels.MARK) > pixels.height() / 4)
                .boxed()
                .toList();
        List<Integer> curve = pixels.columns(Pixels.BLUE);
        int left = curve.get(0);
        int width = curve.get(curve.size() - 1) - left;
        assertThat(lines).hasSize(2);
        assertThat((double) lines.get(0)).isCloseTo(left + 0.25 * width, within(2.0));
        assertThat((double) lines.get(1)).isCloseTo(left + 0.75 * width, within(2.0));
        assertThat(lines).allMatch(x -> pixels.count(x, Pixels.MARK) < 0.7 * pixels.height());
    }

    @Test
    void resumedCurvesAmongOthersHaveMarksOfTheirColour() throws IOException {
        Pixels pixels = drawn(Chart.of(
                Curve.of("a1", Curves.over(0, 100, time -> time)),
                new Curve("b2", Curves.over(0, 100, time -> time / 2.0), List.of(50L))));
        assertThat(pixels.columns(Pixels.ORANGE)).anyMatch(x -> pixels.count(x, Pixels.ORANGE) > pixels.height() / 4);
        assertThat(pixels.columns(Pixels.MARK)).noneMatch(x -> pixels.count(x, Pixels.MARK) > pixels.height() / 4);
    }

    @Test
    void theSameChartHasTheSameBytes() throws IOException {
        Chart chart = Chart.of(new Curve("a1", Curves.noisy(500), List.of(100L)))
                .title("cost")
                .smoothing(0.9);
        for (String name : List.of("chart.png", "chart.svg")) {
            Path file = folder.resolve(name);
            chart.write(file, SIZE);
            byte[] first = Files.readAllBytes(file);
            chart.write(file, SIZE);
            assertThat(file).hasBinaryContent(first);
        }
        assertThat(names()).containsExactlyInAnyOrder("chart.png", "chart.svg");
    }

    @ParameterizedTest
    @MethodSource("io.traininglog.chart.TextChartTest#awkward")
    void everySeriesCanBeDrawn(Series series) throws IOException {
        for (String name : List.of("chart.png", "chart.svg")) {
            Path file = folder.resolve(name);
            Chart chart = Chart.of(new Curve("a1", series, List.of(0L)), Curve.of("a1", series))
                    .title("cost")
                    .smoothing(0.9);
            chart.write(file, new PictureSize(300, 250));
            chart.logarithmic().write(file, new PictureSize(PictureSize.LEAST, PictureSize.LEAST));
            assertThat(file).isNotEmptyFile();
        }
    }

    @Test
    void hostileNamesAreText() throws IOException {
        Chart chart = Chart.of(
                        Curve.of("$\\input{/etc/passwd}$", Curves.of(1, 2)),
                        Curve.of("\u001b[31m\n\n\u202e\u0000", Curves.of(2, 1)),
                        Curve.of("", Curves.of(2, 2)),
                        Curve.of("name".repeat(10_000), Curves.of(1, 1)))
                .title("$x$".repeat(1_000));
        Pixels pixels = drawn(chart);
        assertThat(pixels.height()).isGreaterThan(100);
        assertThat(pixels.columns(Pixels.BLUE)).hasSizeGreaterThan(300);
    }

    @Test
    void moreCurvesThanRoomLeaveRoomForThePlot() throws IOException {
        List<Curve> curves = IntStream.range(0, 100)
                .mapToObj(i -> Curve.of("curve " + i, Curves.of(i, i + 1)))
                .toList();
        Pixels pixels = drawn(Chart.of(curves));
        assertThat(pixels.height()).isGreaterThan(100);
    }

    @Test
    void whatCannotBeWrittenLeavesTheOlderFileWhole() throws IOException {
        Path file = folder.resolve("missing").resolve("chart.png");
        Chart chart = Chart.of(Curve.of("a1", Curves.of(1, 2)));
        assertThatThrownBy(() -> chart.write(file, SIZE))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(file.toString());
        Path directory = Files.createDirectory(folder.resolve("directory.svg"));
        assertThatThrownBy(() -> chart.write(directory, SIZE))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("no regular file");
        assertThat(names()).containsExactly("directory.svg");
    }

    @Test
    void anOlderPictureIsReplacedAndStaysAsPrivate() throws IOException {
        Path file = Files.writeString(folder.resolve("chart.png"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        drawn(Chart.of(Curve.of("a1", Curves.of(1, 2))));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(names()).containsExactly("chart.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chart.gif", "chart", "png", "chart.svg.gz", "chart.jpeg"})
    void anExtensionThatNamesNoPictureIsRefused(String name) throws IOException {
        Chart chart = Chart.of(Curve.of("a1", Curves.of(1, 2)));
        assertThatThrownBy(() -> chart.write(folder.resolve(name), SIZE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(name, ".png or .svg");
        assertThat(names()).isEmpty();
    }

    @Test
    void aSizeThatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> new PictureSize(199, 400)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PictureSize(640, 5_001))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a picture is from 200 to 5000 pixels wide and high, not 640 and 5001");
    }
}
